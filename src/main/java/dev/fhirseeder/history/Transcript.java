package dev.fhirseeder.history;

import java.time.LocalDate;

/**
 * How a dose that was given elsewhere came into the registry.
 *
 * @param origin from what it was entered
 * @param on the day on which it was entered, on or after the day of the dose
 */
public record Transcript(Origin origin, LocalDate on) {

    /** The origins of HL7's code system {@code immunization-origin} that are used. */
    public enum Origin {
        /** The registry of another province. */
        JURISDICTION,
        /** What the person or a parent remembers. */
        RECALL,
        /** A written record. */
        RECORD
    }
}
