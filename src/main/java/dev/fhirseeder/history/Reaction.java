package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A fever that was reported after a dose.
 *
 * @param role the name of its observation within the record, see {@link Event#role()}
 * @param date on or after the day of the dose
 * @param manifestation the SNOMED CT concept
 * @param celsius the body temperature, one decimal place
 */
public record Reaction(String role, LocalDate date, Term manifestation, BigDecimal celsius) {}
