package dev.fhirseeder.history;

/**
 * Something about a person's health that may forbid a vaccine: a condition, or an allergy of high criticality, whether
 * the registry keeps it or not.
 *
 * @param code the SNOMED CT concept
 * @param from the day of onset, counted from 1970-01-01
 */
public record Finding(String code, int from) {}
