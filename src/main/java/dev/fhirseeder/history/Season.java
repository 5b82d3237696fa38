package dev.fhirseeder.history;

import java.time.LocalDate;
import java.time.Month;

/** The respiratory seasons, numbered by the year in which they begin; days are counted from 1970-01-01. */
final class Season {

    private static final int LENGTH = 123;

    private static final int FIRST_YEAR = 1900;
    private static final int[] FIRST = new int[400];

    static {
        for (int i = 0; i < FIRST.length; i++) {
            FIRST[i] = october(FIRST_YEAR + i);
        }
    }

    private Season() {}

    private static int october(int year) {
        return (int) LocalDate.of(year, Month.OCTOBER, 1).toEpochDay();
    }

    /** Returns 1 October of that year. */
    static int first(int year) {
        int place = year - FIRST_YEAR;
        return place >= 0 && place < FIRST.length ? FIRST[place] : october(year);
    }

    /** Returns the last day on which the season's doses are given, 31 January of the next year. */
    static int last(int year) {
        return first(year) + LENGTH - 1;
    }

    /** Returns the first season that is not over on that day. */
    static int notOver(int day) {
        int year = LocalDate.ofEpochDay(day).getYear();
        return day <= last(year - 1) ? year - 1 : year;
    }

    /** Returns the day itself from October to March, else the next 1 October: when antibodies for infants are given. */
    static int infants(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        boolean inside = date.getMonthValue() >= 10 || date.getMonthValue() <= 3;
        return inside ? day : first(date.getYear());
    }
}
