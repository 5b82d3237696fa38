package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;

/**
 * A dose that was due and not given, with the reason.
 *
 * @param role see {@link Event#role()}
 * @param date the day on which it was recorded
 * @param scheduleRow the id of the schedule row that offered it
 * @param series the programme whose doses are counted
 * @param doseNumber the position that the dose would have had, from 1
 * @param product what would have been given
 * @param reason a code of HL7 v3 ActReason, for example {@code PHILISOP}
 */
public record Refusal(
        String role, LocalDate date, String scheduleRow, String series, int doseNumber, Product product, Term reason)
        implements Event {}
