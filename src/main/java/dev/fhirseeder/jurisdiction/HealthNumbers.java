package dev.fhirseeder.jurisdiction;

/**
 * How a province numbers its insured people.
 *
 * @param system the URI of the identifier system
 * @param scheme turns a rank into a valid number
 */
public record HealthNumbers(String system, NumberScheme scheme) {}
