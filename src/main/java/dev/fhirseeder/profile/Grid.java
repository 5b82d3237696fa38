package dev.fhirseeder.profile;

import java.util.List;

/**
 * Counts by two things.
 *
 * @param columns what the columns are of, for people
 * @param wholes of how many each column tells a part; empty if each row is a whole of its own
 * @param rows the counts
 */
public record Grid(List<String> columns, List<Long> wholes, List<Series> rows) {}
