package dev.fhirseeder.vaccine;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * The calendar as a table of months, for questions that are asked a hundred times for each person: no date is made to answer
 * them. Days are counted from 1970-01-01, like {@link LocalDate#toEpochDay()}; the number of a month is that of its year
 * times 12, and 0 for January to 11 for December more.
 */
public final class Months {

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2299;
    private static final int FIRST = FIRST_YEAR * 12;

    /** The first days of the months, and the day after the last. */
    private static final int[] DAYS = new int[(LAST_YEAR - FIRST_YEAR + 1) * 12 + 1];

    static {
        int at = 0;
        DAYS[0] = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            boolean leap = Year.isLeap(year);
            for (int month = 1; month <= 12; month++) {
                DAYS[at + 1] = DAYS[at] + Month.of(month).length(leap);
                at++;
            }
        }
    }

    private Months() {}

    /** Returns the number of the month in which a date lies. */
    public static int of(LocalDate date) {
        return date.getYear() * 12 + date.getMonthValue() - 1;
    }

    /** Returns the number of the month in which a day lies. */
    public static int of(int day) {
        if (day < DAYS[0] || day >= DAYS[DAYS.length - 1]) {
            return of(LocalDate.ofEpochDay(day));
        }
        int guess = (day - DAYS[0])
                * 16
                / 487; // months of a Julian year: never beyond the month, and at most one before it
        return FIRST + (DAYS[guess + 1] <= day ? guess + 1 : guess);
    }

    /** Returns the first day of a month. */
    public static int first(int month) {
        int at = month - FIRST;
        return at >= 0 && at < DAYS.length ? DAYS[at] : (int) date(month).toEpochDay();
    }

    /** Returns a day of a month, the last where the month is too short. */
    public static int day(int month, int dayOfMonth) {
        int first = first(month);
        return dayOfMonth <= 28 ? first + dayOfMonth - 1 : Math.min(first + dayOfMonth, first(month + 1)) - 1;
    }

    private static LocalDate date(int month) {
        return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
    }
}
