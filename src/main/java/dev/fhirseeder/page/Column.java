package dev.fhirseeder.page;

import java.util.List;

/**
 * A column of {@link Columns}.
 *
 * @param label what it is of
 * @param value how high it is
 * @param others what stands in the other columns of the table
 */
public record Column(String label, double value, List<String> others) {

    /** Makes a column; what stands in the other columns of the table comes last. */
    public Column(String label, double value, String... others) {
        this(label, value, List.of(others));
    }
}
