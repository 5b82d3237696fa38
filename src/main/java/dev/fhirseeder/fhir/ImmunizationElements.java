package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.Protocol;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationPerformerComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationReactionComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;

/** Of what an Immunization is made, in the order of its elements; what depends on the product is in {@link VaccineElements}. */
final class ImmunizationElements {

    static final Kind<Immunization> IMMUNIZATION = new Kind<>(Immunization::new, Immunization::addIdentifier);

    static final Function<Term, Element<Immunization>> NOT_DONE = IMMUNIZATION.constants((dose, reason) ->
            dose.setStatus(ImmunizationStatus.NOTDONE).setStatusReason(Concepts.concept(Systems.ACT_REASON, reason)));

    /** The words are what the place is called, and its identifier. */
    static final Element<Immunization> LOCATION = IMMUNIZATION.element(
            List.of(Word.TEXT, Word.CODE),
            (dose, words) -> dose.setLocation(logical("Location", words[0], Systems.SITE, words[1])));

    /** The words are the name of the organization, and its identifier. */
    static final Element<Immunization> PERFORMER = IMMUNIZATION.element(
            List.of(Word.TEXT, Word.CODE), (dose, words) -> dose.addPerformer(performer(words[0], words[1])));

    static final Function<Flaw.Reason, Element<Immunization>> SUBPOTENT =
            IMMUNIZATION.constants((dose, flaw) -> dose.setIsSubpotent(true).addSubpotentReason(reason(flaw)));

    static final Element<Immunization> PUBLIC = fundingSource("public");
    static final Element<Immunization> PRIVATE = fundingSource("private");

    /** What the person or a parent reported; the words are its date, and a reference to its Observation. */
    static final Element<Immunization> SELF_REPORTED = reaction(true);

    /** What another reported; with the same words. */
    static final Element<Immunization> REPORTED = reaction(false);

    static final Function<Protocol, Element<Immunization>> PROTOCOL =
            IMMUNIZATION.constants((dose, protocol) -> dose.addProtocolApplied(applied(protocol)));

    private ImmunizationElements() {}

    private static Element<Immunization> fundingSource(String code) {
        return IMMUNIZATION.constant(dose -> dose.setFundingSource(Concepts.concept(Systems.FUNDING_SOURCE, code)));
    }

    private static Element<Immunization> reaction(boolean selfReported) {
        return IMMUNIZATION.element(
                List.of(Word.DATE, Word.REFERENCE),
                (dose, words) -> dose.addReaction(new ImmunizationReactionComponent()
                        .setDateElement(Concepts.day(words[0]))
                        .setDetail(new Reference(words[1]))
                        .setReported(selfReported)));
    }

    private static ImmunizationPerformerComponent performer(String organization, String identifier) {
        return new ImmunizationPerformerComponent(logical("Organization", organization, Systems.PROVIDER, identifier))
                .setFunction(Concepts.concept(Systems.PERFORMER_FUNCTION, "AP"));
    }

    /** Returns a reference to something that is no resource of the record. */
    static Reference logical(String type, String display, String system, String value) {
        return new Reference()
                .setType(type)
                .setDisplay(display)
                .setIdentifier(new Identifier().setSystem(system).setValue(value));
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

    private static ImmunizationProtocolAppliedComponent applied(Protocol protocol) {
        ImmunizationProtocolAppliedComponent applied = new ImmunizationProtocolAppliedComponent(
                        new PositiveIntType(protocol.doseNumber()))
                .setSeries(protocol.series());
        if (protocol.seriesDoses() != null) {
            applied.setSeriesDoses(new PositiveIntType(protocol.seriesDoses()));
        }
        protocol.diseases().forEach(disease -> applied.addTargetDisease(Concepts.snomed(disease)));
        return applied;
    }
}
