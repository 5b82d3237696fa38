package dev.fhirseeder.person;

import dev.fhirseeder.jurisdiction.Place;

/**
 * Where a person lives.
 *
 * @param line civic number and street
 * @param place the municipality
 * @param postalCode of the form {@code A1A 1A1}, its first half one of the place's forward sortation areas
 */
public record Address(String line, Place place, String postalCode) {}
