package dev.fhirseeder.person;

import dev.fhirseeder.data.DataFileException;
import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import java.util.Arrays;
import java.util.List;

/** The chances of one province, each between 0 and 1. */
final class Rates {

    private static final List<String> COLUMNS = List.of("rate", "share", "source");

    private final double[] shares = new double[Rate.values().length];

    /**
     * Reads {@code rates.csv}.
     *
     * @param folder below the root of the class path, with a slash at its end
     * @throws DataFileException if the file is missing or wrong, or a rate is unknown, missing or there twice
     */
    Rates(String folder) {
        String path = folder + "rates.csv";
        Arrays.fill(shares, Double.NaN);
        Table.read(path, COLUMNS, this::add);
        for (Rate rate : Rate.values()) {
            if (Double.isNaN(share(rate))) {
                throw new DataFileException(path, "found no row for " + rate.key() + ", expected one");
            }
        }
    }

    /** Draws whether it happens. */
    boolean happens(Rate rate, Draws draws) {
        return draws.chance(share(rate));
    }

    /** Returns the chance, from 0 to 1. */
    double share(Rate rate) {
        return shares[rate.ordinal()];
    }

    private Rate add(Row row) {
        row.text("source");
        Rate rate = row.value("rate", "a known rate", Rate::of);
        if (!Double.isNaN(share(rate))) {
            throw new DataFileException(
                    row.place() + ", column rate", "found " + rate.key() + " again, expected it once");
        }
        shares[rate.ordinal()] = Shares.fraction(row, "share");
        return rate;
    }
}
