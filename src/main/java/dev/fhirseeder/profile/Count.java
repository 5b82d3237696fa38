package dev.fhirseeder.profile;

/**
 * How often something was met.
 *
 * @param name what, for people
 * @param number how often
 */
public record Count(String name, long number) {}
