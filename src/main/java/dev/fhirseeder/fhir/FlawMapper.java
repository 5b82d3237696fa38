package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Flaw;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;

/** Why a dose does not count. */
final class FlawMapper {

    private FlawMapper() {}

    /** Marks a dose as one that does not count. */
    static void mark(Immunization dose, Flaw flaw) {
        if (flaw.reason() == Flaw.Reason.ENTERED_IN_ERROR) {
            dose.setStatus(ImmunizationStatus.ENTEREDINERROR);
        } else {
            dose.setIsSubpotent(true).addSubpotentReason(reason(flaw.reason()));
        }
    }

    /** The code for a partial dose is another in R4 than in HL7 Terminology since: it is named in words. */
    private static CodeableConcept reason(Flaw.Reason reason) {
        return switch (reason) {
            case PARTIAL -> new CodeableConcept().setText("Partial Dose");
            case COLD_CHAIN_BREAK -> Concepts.concept(Systems.SUBPOTENT_REASON, "coldchainbreak");
            case RECALL -> Concepts.concept(Systems.SUBPOTENT_REASON, "recall");
            case ENTERED_IN_ERROR -> throw new IllegalArgumentException("An error of entry is no weakness of a dose");
        };
    }
}
