package dev.fhirseeder.person;

import java.util.List;

/**
 * A person's name.
 *
 * @param given the first name, then any middle names; at least one
 * @param family the surname, which may have several parts
 */
public record PersonName(List<String> given, String family) {}
