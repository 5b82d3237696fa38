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

    /**
     * Tells whether someone born on that day has this age on the other. The months between the two, of 28 days at least, answer
     * in most cases without a look into the calendar.
     */
    public boolean reached(LocalDate birth, LocalDate on) {
        int lived = (on.getYear() - birth.getYear()) * 12 + on.getMonthValue() - birth.getMonthValue();
        if (lived < months) {
            return false;
        }
        return lived > months + 1 + days / 28 || !on.isBefore(from(birth));
    }

    /** Returns that day as a count of days since 1970-01-01, like {@link LocalDate#toEpochDay()}. */
    public int dayFrom(LocalDate birth) {
        return (int) from(birth).toEpochDay();
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
