package dev.fhirseeder.vaccine;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * An age or an interval as the schedules state it: whole months, then days. A week is seven days and a year twelve
 * months, so that {@code P12Y6M}, {@code P60M}, {@code P24W} and {@code P35D} all read.
 *
 * @param months not negative
 * @param days not negative
 */
public record Age(int months, int days) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part is negative
     */
    public Age {
        if (months < 0 || days < 0) {
            throw new IllegalArgumentException(
                    "An age must not be negative, found " + months + " months " + days + " days");
        }
    }

    /**
     * Reads an ISO 8601 period of years, months, weeks and days.
     *
     * @throws DateTimeParseException if the text is no such period
     * @throws IllegalArgumentException if it is negative
     */
    @SuppressWarnings("JavaPeriodGetDays") // the months of the period are counted beside its days
    public static Age parse(String iso) {
        Period period = Period.parse(iso);
        return new Age(Math.toIntExact(period.toTotalMonths()), period.getDays());
    }

    /**
     * Returns the first day on which someone born on that day has this age; of someone born on the last day of a long
     * month, the last day of a short one.
     */
    public LocalDate from(LocalDate birth) {
        return birth.plusMonths(months).plusDays(days);
    }

    /** Tells whether someone born on that day has this age on the other. */
    public boolean reached(LocalDate birth, LocalDate on) {
        return reached(birth, (int) on.toEpochDay());
    }

    /** Tells whether someone born on that date has this age on a day, which is counted from 1970-01-01. */
    public boolean reached(LocalDate birth, int day) {
        return day >= dayFrom(birth);
    }

    /** Returns that first day as a count of days since 1970-01-01, like {@link LocalDate#toEpochDay()}. */
    public int dayFrom(LocalDate birth) {
        return Months.day(Months.of(birth) + months, birth.getDayOfMonth()) + days;
    }

    /** Returns the first day on which this much time has gone by since a day; both are counted from 1970-01-01. */
    public int after(int day) {
        if (months == 0) {
            return day + days;
        }
        int month = Months.of(day);
        return Months.day(month + months, day - Months.first(month) + 1) + days;
    }

    /** Returns the ISO 8601 period, for example {@code P18M} or {@code P168D}. */
    @Override
    public String toString() {
        return Period.of(0, months, days).toString();
    }

    /** Tells whether this is shorter than the other, both counted from the same arbitrary day. */
    public boolean shorterThan(Age other) {
        LocalDate day = LocalDate.of(2001, 1, 1);
        return from(day).isBefore(other.from(day));
    }
}
