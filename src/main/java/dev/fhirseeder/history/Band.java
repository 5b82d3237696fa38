package dev.fhirseeder.history;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;

/**
 * Whom a row of a prevalence table concerns, and since when.
 *
 * @param firstAge in completed years on the population date
 * @param lastAge in completed years on the population date, included
 * @param prevalence the share of the people of these ages, 0 to 1
 * @param onsetFrom the youngest age at onset, in years; at most {@code firstAge}
 */
record Band(int firstAge, int lastAge, double prevalence, double onsetFrom) {

    private static final double DAYS_A_YEAR = 365.25;

    /**
     * Reads the columns {@code first_age}, {@code last_age}, {@code prevalence} and {@code onset_from}.
     *
     * @throws DataFileException if a cell is wrong, or someone of the first age could not have had the onset yet
     */
    static Band of(Row row) {
        Band band = new Band(
                row.number("first_age"), row.number("last_age"), share(row, "prevalence"), years(row, "onset_from"));
        if (band.onsetFrom > band.firstAge) {
            throw new DataFileException(
                    row.place() + ", column onset_from",
                    "found " + band.onsetFrom + ", expected at most first_age, " + band.firstAge);
        }
        return band;
    }

    /** Tells whether someone of this age, in completed years, is concerned. */
    boolean concerns(int age) {
        return firstAge <= age && age <= lastAge;
    }

    /** Returns a share from 0 to 1, both included. */
    static double share(Row row, String column) {
        double share = row.decimal(column).doubleValue();
        if (!(share >= 0 && share <= 1)) {
            throw new DataFileException(
                    row.place() + ", column " + column, "found " + share + ", expected a number from 0 to 1");
        }
        return share;
    }

    /** Returns an age in years, which may have a fraction. */
    static double years(Row row, String column) {
        return row.decimal(column).doubleValue();
    }

    /** Returns how many days that many years have, on average. */
    static long days(double years) {
        return Math.round(years * DAYS_A_YEAR);
    }
}
