package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;

/**
 * A condition that makes a vaccine-preventable disease more dangerous to the person.
 *
 * @param role see {@link Event#role()}
 * @param date the day of onset, on which it was also recorded
 * @param condition the SNOMED CT concept
 */
public record RiskFactor(String role, LocalDate date, Term condition) implements Event {}
