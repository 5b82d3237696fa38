package dev.fhirseeder.jurisdiction;

/**
 * A health authority (British Columbia) or public health unit (Ontario).
 *
 * @param code short and unique within the province, for example {@code FHA}
 * @param name for people, for example {@code Fraser Health}
 */
public record HealthRegion(String code, String name) {}
