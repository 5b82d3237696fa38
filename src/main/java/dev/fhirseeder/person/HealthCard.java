package dev.fhirseeder.person;

import org.jspecify.annotations.Nullable;

/**
 * A provincial health card.
 *
 * @param number valid by the province's check digit
 * @param version the version code (Ontario), one or two letters; null where the province or the card has none
 */
public record HealthCard(String number, @Nullable String version) {}
