package dev.fhirseeder.history;

import java.time.LocalDate;

/**
 * Whether the person lets the record be kept and shared for immunization care.
 *
 * @param role see {@link Event#role()}
 * @param date the day of the decision, on or after the birth date
 * @param permits true if permitted
 */
public record ConsentDecision(String role, LocalDate date, boolean permits) implements Event {}
