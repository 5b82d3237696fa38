package dev.fhirseeder.history;

import java.time.LocalDate;

/** Something that a registry knows about a person. */
public sealed interface Event permits Immunization, Refusal, Allergy, RiskFactor, ConsentDecision, PregnancyStatus {

    /**
     * The name of this event within its record, from which its logical id derives: unique there, and the same as of any
     * date, for example {@code immunization/MMR/1}.
     */
    String role();

    /** The day on which the registry came to know it. */
    LocalDate date();
}
