package dev.fhirseeder.jurisdiction;

import java.time.LocalDate;

/**
 * The letters that tell one card of a person from that person's next.
 *
 * @param letters how many, at least 1
 * @param everyoneBornFrom those born on this day or later all have a version code
 * @param shareOfOlder the share of those born before who have one, 0 to 1
 */
public record VersionCodes(int letters, LocalDate everyoneBornFrom, double shareOfOlder) {}
