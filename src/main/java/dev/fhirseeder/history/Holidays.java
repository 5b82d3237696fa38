package dev.fhirseeder.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;

/**
 * The days on which neither clinics nor schools are open in both provinces: the public holidays, Easter Monday (schools)
 * and Boxing Day. Family Day and Remembrance Day, which differ by province and year, are left out.
 */
final class Holidays {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2150;
    private static final int ORIGIN = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    private static final BitSet DAYS = new BitSet();

    static {
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            LocalDate easter = easter(year);
            add(LocalDate.of(year, Month.JANUARY, 1));
            add(easter.minusDays(2));
            add(easter.plusDays(1));
            add(LocalDate.of(year, Month.MAY, 25).with(TemporalAdjusters.previous(DayOfWeek.MONDAY)));
            add(LocalDate.of(year, Month.JULY, 1));
            add(monday(year, Month.AUGUST, 1));
            add(monday(year, Month.SEPTEMBER, 1));
            add(monday(year, Month.OCTOBER, 2));
            add(LocalDate.of(year, Month.DECEMBER, 25));
            add(LocalDate.of(year, Month.DECEMBER, 26));
        }
    }

    private Holidays() {}

    /** Tells whether that day, counted from 1970-01-01, is a holiday. */
    static boolean on(int day) {
        return day >= ORIGIN && DAYS.get(day - ORIGIN);
    }

    private static void add(LocalDate day) {
        DAYS.set((int) day.toEpochDay() - ORIGIN);
    }

    private static LocalDate monday(int year, Month month, int ordinal) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
    }

    /** Returns Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int sum = h + l - 7 * m + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
