package dev.fhirseeder.profile;

import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.profile.Yardstick.Due;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long after they were due doses are given, by the age at which they are due. Only doses count that everybody is
 * offered at an age, outside of school. Not safe for use by many threads.
 */
final class Lateness {

    private static final List<String> COLUMNS =
            List.of("before", "0–7 days", "8–30 days", "31–90 days", "91–365 days", "over a year");

    /** The last day of each column but the last one. */
    private static final long[] LAST = {-1, 7, 30, 90, 365};

    private final Map<Age, long[]> counts = new HashMap<>();

    /** Enters a dose of somebody who has always lived in the province; what is not due at an age is passed by. */
    void add(LocalDate birth, Immunization dose, Map<String, Due> dues) {
        Due due = dues.get(dose.scheduleRow());
        if (due == null) {
            return;
        }
        LocalDate day = due.age().from(birth);
        if (day.isBefore(due.from())) {
            return;
        }
        long[] count = counts.get(due.age());
        if (count == null) {
            count = new long[COLUMNS.size()];
            counts.put(due.age(), count);
        }
        long late = dose.date().toEpochDay() - day.toEpochDay();
        int column = 0;
        while (column < LAST.length && late > LAST[column]) {
            column++;
        }
        count[column]++;
    }

    /** Returns the doses by the age at which they are due, the youngest first. */
    Grid grid() {
        return new Grid(
                COLUMNS,
                List.of(),
                counts.entrySet().stream()
                        .sorted(Comparator.comparingInt((Map.Entry<Age, long[]> entry) ->
                                        entry.getKey().months())
                                .thenComparingInt(entry -> entry.getKey().days()))
                        .map(entry -> new Series(
                                words(entry.getKey()),
                                Arrays.stream(entry.getValue()).boxed().toList()))
                        .toList());
    }

    /** Ages below two years are told in months, as schedules do. */
    private static String words(Age age) {
        int years = age.months() / 12;
        int months = age.months() % 12;
        String days = age.days() == 0 ? "" : " " + age.days() + " days";
        if (years < 2) {
            return age.months() + " months" + days;
        }
        return years + " years" + (months == 0 ? "" : " " + months + " months") + days;
    }
}
