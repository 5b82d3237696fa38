package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was reported after a dose (an adverse event following immunization).
 *
 * @param role the name of its observation within the record, see {@link Event#role()}
 * @param date the day on which it began, on or after the day of the dose; it is known from that day on
 * @param manifestation the SNOMED CT concept
 * @param celsius the body temperature, one decimal place; null unless it is a fever
 * @param selfReported whether the person or a parent reported it, rather than whoever saw it
 */
public record Reaction(
        String role,
        LocalDate date,
        Term manifestation,
        @Nullable BigDecimal celsius,
        boolean selfReported) {}
