package dev.fhirseeder.profile;

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
    private static final int[] LAST = {-1, 7, 30, 90, 365};

    private final Map<String, Slot> slots = new HashMap<>();

    /** A schedule row, and its doses. */
    private static final class Slot {

        private final Age age;
        private final int from;
        private final long[] counts = new long[COLUMNS.size()];

        Slot(Due due) {
            this.age = due.age();
            this.from = (int) due.from().toEpochDay();
        }
    }

    /** Takes up the rows of a province, before the first of its people. */
    void prepare(Map<String, Due> dues) {
        dues.forEach((row, due) -> slots.put(row, new Slot(due)));
    }

    /**
     * Enters a dose of somebody who has always lived in the province; what is not due at an age is passed by.
     *
     * @param day on which it was given, counted from 1970-01-01
     */
    void add(LocalDate birth, String scheduleRow, int day) {
        Slot slot = slots.get(scheduleRow);
        if (slot == null) {
            return;
        }
        int due = slot.age.dayFrom(birth);
        if (due < slot.from) {
            return;
        }
        int late = day - due;
        int column = 0;
        while (column < LAST.length && late > LAST[column]) {
            column++;
        }
        slot.counts[column]++;
    }

    /** Returns the doses by the age at which they are due, the youngest first. */
    Grid grid() {
        return new Grid(
                COLUMNS,
                List.of(),
                byAge().entrySet().stream()
                        .sorted(Comparator.comparingInt((Map.Entry<Age, long[]> entry) ->
                                        entry.getKey().months())
                                .thenComparingInt(entry -> entry.getKey().days()))
                        .map(entry -> new Series(
                                words(entry.getKey()),
                                Arrays.stream(entry.getValue()).boxed().toList()))
                        .toList());
    }

    private Map<Age, long[]> byAge() {
        Map<Age, long[]> counts = new HashMap<>();
        for (Slot slot : slots.values()) {
            if (Arrays.stream(slot.counts).sum() > 0) {
                long[] sums = counts.computeIfAbsent(slot.age, missing -> new long[COLUMNS.size()]);
                Arrays.setAll(sums, column -> sums[column] + slot.counts[column]);
            }
        }
        return counts;
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
