package dev.fhirseeder.person;

/** Administrative gender, with the names of FHIR's value set {@code administrative-gender}. */
public enum Gender {
    MALE,
    FEMALE,
    OTHER,
    UNKNOWN
}
