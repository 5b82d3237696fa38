package dev.fhirseeder.fhir;

import dev.fhirseeder.history.ConsentDecision;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import java.util.List;
import java.util.function.Function;
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

    static final Kind<Consent> CONSENT = new Kind<>(Consent::new, Consent::addIdentifier);

    /** The age, in years, from which a person decides; a judgement (unsourced), and that of having a guardian. */
    private static final int ADULT = 18;

    private static final Element<Consent> PRIVACY = CONSENT.element(
            List.of(Word.REFERENCE, Word.DATE),
            (consent, words) -> consent.setStatus(ConsentState.ACTIVE)
                    .setScope(Concepts.concept(Systems.CONSENT_SCOPE, "patient-privacy"))
                    .addCategory(Concepts.concept(Systems.ACT_CODE, "IDSCL"))
                    .setPatient(new Reference(words[0]))
                    .setDateTimeElement(Concepts.day(words[1])));
    private static final Element<Consent> BY_GUARDIAN = CONSENT.element(
            Word.TEXT,
            (consent, name) -> consent.addPerformer(
                    new Reference().setType("RelatedPerson").setDisplay(name)));
    private static final Element<Consent> BY_PATIENT =
            CONSENT.element(Word.REFERENCE, (consent, patient) -> consent.addPerformer(new Reference(patient)));
    private static final Function<Boolean, Element<Consent>> RULE =
            CONSENT.constants((consent, permits) -> consent.setPolicyRule(rule(permits)));

    private ConsentMapper() {}

    static void write(ConsentDecision decision, Person person, Sheet sheet) {
        sheet.begin(CONSENT, decision.role());
        sheet.write(PRIVACY, sheet.toPatient(), decision.date());
        if (person.guardian() != null) {
            PersonName name = person.guardian().name();
            sheet.write(BY_GUARDIAN, name.given().get(0) + " " + name.family());
        } else if (!person.birthDate().plusYears(ADULT).isAfter(decision.date())) {
            sheet.write(BY_PATIENT, sheet.toPatient());
        }
        sheet.write(RULE.apply(decision.permits()));
        sheet.end();
    }

    private static CodeableConcept rule(boolean permits) {
        return Concepts.concept(Systems.ACT_CODE, permits ? "OPTIN" : "OPTOUT")
                .setText(permits ? "Opted in" : "Opted out");
    }
}
