package dev.fhirseeder.person;

/**
 * Whom to reach for a child; a contact of the patient, not a resource of its own.
 *
 * @param name of the guardian
 * @param gender of the guardian
 * @param phone in the form {@code 604-555-0123}
 */
public record Guardian(PersonName name, Gender gender, String phone) {}
