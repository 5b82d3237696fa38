package dev.fhirseeder.page;

/**
 * A column of {@link Columns}.
 *
 * @param label what it is of
 * @param value how high it is
 * @param others what stands in the other columns of the table
 */
public record Column(String label, double value, String... others) {}
