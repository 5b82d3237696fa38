package dev.fhirseeder.person;

/** Indigenous identity groups, as CA Baseline's code system {@code aboriginalidentitytype} has them. */
public enum IndigenousGroup {
    FIRST_NATIONS,
    INUIT,
    METIS
}
