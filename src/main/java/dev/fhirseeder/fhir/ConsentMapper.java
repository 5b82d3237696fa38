package dev.fhirseeder.fhir;

import dev.fhirseeder.history.ConsentDecision;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;

/**
 * Decisions about the record as privacy Consents.
 *
 * <p>The patient decides, and for a minor the guardian, who is named as a contact of the Patient and no resource of its
 * own: the reference is to nothing but the name. Who decided for somebody who has come of age since is not known.
 *
 * <p>Both outcomes are active directives. Which one it is stands in {@code policyRule}, as assent ({@code OPTIN}) or
 * dissent ({@code OPTOUT}) to the whole; {@code provision.type} is not permitted in a root provision (<a
 * href="https://hl7.org/fhir/R4/consent-definitions.html#Consent.provision.type">FHIR R4</a>). The displays of these two
 * codes differ between releases of v3 ActCode and are left out.
 */
final class ConsentMapper {

    /** The age, in years, from which a person decides; a judgement (unsourced), and that of having a guardian. */
    private static final int ADULT = 18;

    private ConsentMapper() {}

    static Consent consent(ConsentDecision decision, Person person, Stamp stamp) {
        String id = stamp.id(decision.role());
        Consent consent = stamp.mark(new Consent(), id)
                .addIdentifier(stamp.identifier(id))
                .setStatus(ConsentState.ACTIVE)
                .setScope(Concepts.concept(Systems.CONSENT_SCOPE, "patient-privacy"))
                .addCategory(Concepts.concept(Systems.ACT_CODE, "IDSCL"))
                .setPatient(stamp.toPatient())
                .setDateTimeElement(Concepts.day(decision.date()))
                .setPolicyRule(rule(decision.permits()));
        if (person.guardian() != null) {
            consent.addPerformer(guardian(person.guardian().name()));
        } else if (!person.birthDate().plusYears(ADULT).isAfter(decision.date())) {
            consent.addPerformer(stamp.toPatient());
        }
        return consent;
    }

    private static Reference guardian(PersonName name) {
        return new Reference().setType("RelatedPerson").setDisplay(name.given().get(0) + " " + name.family());
    }

    private static CodeableConcept rule(boolean permits) {
        return Concepts.concept(Systems.ACT_CODE, permits ? "OPTIN" : "OPTOUT")
                .setText(permits ? "Opted in" : "Opted out");
    }
}
