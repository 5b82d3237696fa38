package dev.fhirseeder.profile;

import java.util.List;

/**
 * Counts that stand beside each other.
 *
 * @param name of what, for people
 * @param numbers the counts, one a column
 */
public record Series(String name, List<Long> numbers) {}
