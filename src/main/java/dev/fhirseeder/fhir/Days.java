package dev.fhirseeder.fhir;

import java.time.LocalDate;

/** The texts of days, those of the times in which people live kept, because many doses are given on one day. */
final class Days {

    private static final long FIRST = LocalDate.of(1900, 1, 1).toEpochDay();
    private static final String[] KEPT = new String[200 * 366];

    private Days() {}

    /** Returns a day as FHIR writes it, for example {@code 2026-11-22}. */
    static String text(LocalDate day) {
        long at = day.toEpochDay() - FIRST;
        if (at < 0 || at >= KEPT.length) {
            return day.toString();
        }
        String known = KEPT[(int) at];
        if (known == null) {
            known = day.toString();
            KEPT[(int) at] = known; // who comes at the same time keeps an equal one
        }
        return known;
    }
}
