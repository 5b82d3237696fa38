package dev.fhirseeder.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that a registry knows about a person. */
public sealed interface Event permits Immunization, Refusal, Allergy, RiskFactor, ConsentDecision, PregnancyStatus {

    /**
     * The name of this event within its record, from which its logical id derives: unique there, and the same as of any
     * date, for example {@code immunization/MMR/1}.
     */
    String role();

    /** The day on which it happened or was recorded. */
    LocalDate date();

    /** The first day as of which a record shows it: that of the event, but for one that is shown only when corrected. */
    default LocalDate known() {
        return date();
    }

    /** Returns this event as it was known at the end of that day, on which it is known: without what came later. */
    default Event asOf(LocalDate day) {
        return this;
    }

    /** Returns this event {@linkplain #asOf as of} that day, null if it was not known then. */
    default @Nullable Event knownOn(LocalDate day) {
        return known().isAfter(day) ? null : asOf(day);
    }
}
