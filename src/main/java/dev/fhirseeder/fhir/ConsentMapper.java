package dev.fhirseeder.fhir;

import dev.fhirseeder.history.ConsentDecision;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/**
 * Decisions about the record as privacy Consents.
 *
 * <p>Both outcomes are active directives. Which one it is stands in {@code policyRule}, as assent ({@code OPTIN}) or
 * dissent ({@code OPTOUT}) to the whole; {@code provision.type} is not permitted in a root provision (<a
 * href="https://hl7.org/fhir/R4/consent-definitions.html#Consent.provision.type">FHIR R4</a>). The displays of these two
 * codes differ between releases of v3 ActCode and are left out.
 */
final class ConsentMapper {

    private ConsentMapper() {}

    static Consent consent(ConsentDecision decision, Stamp stamp) {
        String id = stamp.id(decision.role());
        return stamp.mark(new Consent(), id)
                .addIdentifier(stamp.identifier(id))
                .setStatus(ConsentState.ACTIVE)
                .setScope(Concepts.concept(Systems.CONSENT_SCOPE, "patient-privacy"))
                .addCategory(Concepts.concept(Systems.ACT_CODE, "IDSCL"))
                .setPatient(stamp.toPatient())
                .setDateTimeElement(Concepts.day(decision.date()))
                .setPolicyRule(rule(decision.permits()));
    }

    private static CodeableConcept rule(boolean permits) {
        return Concepts.concept(Systems.ACT_CODE, permits ? "OPTIN" : "OPTOUT")
                .setText(permits ? "Opted in" : "Opted out");
    }
}
