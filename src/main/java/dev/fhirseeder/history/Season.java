package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Months;

/** The respiratory seasons, numbered by the year in which they begin; days are counted from 1970-01-01. */
final class Season {

    private static final int LENGTH = 123;
    private static final int OCTOBER = 9;
    private static final int MARCH = 2;
    private static final int JULY = 6;

    private Season() {}

    /** Returns 1 October of that year. */
    static int first(int year) {
        return Months.first(year * 12 + OCTOBER);
    }

    /** Returns the last day on which the season's doses are given, 31 January of the next year. */
    static int last(int year) {
        return first(year) + LENGTH - 1;
    }

    /** Returns the first season that is not over on that day. */
    static int notOver(int day) {
        int year = Math.floorDiv(Months.of(day), 12);
        return day <= last(year - 1) ? year - 1 : year;
    }

    /** Returns the day itself from October to March, else the next 1 October: when antibodies for infants are given. */
    static int infants(int day) {
        int month = Months.of(day);
        int ofYear = Math.floorMod(month, 12);
        return ofYear >= OCTOBER || ofYear <= MARCH ? day : Months.first(month - ofYear + OCTOBER);
    }

    /** Returns the July after a month, when the vaccine of a season is no longer used; {@link Months} counts them. */
    static int july(int month) {
        return month + 1 + Math.floorMod(JULY - 1 - month, 12);
    }
}
