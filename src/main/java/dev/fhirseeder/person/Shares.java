package dev.fhirseeder.person;

import dev.fhirseeder.data.Row;

/** Reads cells that hold a share. */
final class Shares {

    private Shares() {}

    /** Returns a share from 0 to 1, both included. */
    static double fraction(Row row, String column) {
        return row.value(column, "a number from 0 to 1", text -> within(Double.parseDouble(text), 1));
    }

    /** Returns a share from 0 to 100, both included. */
    static double percent(Row row, String column) {
        return row.value(column, "a number from 0 to 100", text -> within(Double.parseDouble(text), 100));
    }

    private static double within(double share, double most) {
        if (!(share >= 0 && share <= most)) {
            throw new IllegalArgumentException("outside the range");
        }
        return share;
    }
}
