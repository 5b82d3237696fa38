package dev.fhirseeder.history;

import java.time.LocalDate;

/**
 * Why a dose does not count.
 *
 * @param reason what was wrong
 * @param known the day on which it was found, on or after the day of the dose; as of an earlier day the dose looks good,
 *     and an entry in error is not shown
 */
public record Flaw(Reason reason, LocalDate known) {

    /** What can be wrong; all but the last are reasons of HL7's code system {@code immunization-subpotent-reason}. */
    public enum Reason {
        /** Some of the dose was lost. */
        PARTIAL,
        /** The vaccine had been too warm or too cold. */
        COLD_CHAIN_BREAK,
        /** The maker recalled the lot. */
        RECALL,
        /** The dose was entered twice, and this is the second entry. */
        ENTERED_IN_ERROR
    }
}
