package dev.fhirseeder.bundle;

/**
 * One resource as a line of bulk data.
 *
 * @param type the resource type, for example {@code Patient}
 * @param json without any line break
 */
public record Line(String type, Json json) {}
