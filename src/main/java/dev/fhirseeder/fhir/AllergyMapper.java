package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Allergy;
import dev.fhirseeder.vaccine.Term;
import java.util.function.Function;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.Reference;

/** Allergies as AllergyIntolerances. Categories and criticalities bear the names of FHIR's value sets. */
final class AllergyMapper {

    static final Kind<AllergyIntolerance> ALLERGY =
            new Kind<>(AllergyIntolerance::new, AllergyIntolerance::addIdentifier);

    private static final Element<AllergyIntolerance> ACTIVE = ALLERGY.constant(
            allergy -> allergy.setClinicalStatus(Concepts.concept(Systems.ALLERGY_CLINICAL, "active")));
    private static final Function<Boolean, Element<AllergyIntolerance>> VERIFICATION =
            ALLERGY.constants((allergy, confirmed) -> allergy.setVerificationStatus(
                    Concepts.concept(Systems.ALLERGY_VERIFICATION, confirmed ? "confirmed" : "unconfirmed")));
    private static final Element<AllergyIntolerance> TYPE =
            ALLERGY.constant(allergy -> allergy.setType(AllergyIntoleranceType.ALLERGY));
    private static final Function<Allergy.Category, Element<AllergyIntolerance>> CATEGORY = ALLERGY.constants(
            (allergy, category) -> allergy.addCategory(AllergyIntoleranceCategory.valueOf(category.name())));
    private static final Function<Allergy.Criticality, Element<AllergyIntolerance>> CRITICALITY =
            ALLERGY.constants((allergy, criticality) ->
                    allergy.setCriticality(AllergyIntoleranceCriticality.valueOf(criticality.name())));
    private static final Function<Term, Element<AllergyIntolerance>> CODE =
            ALLERGY.constants((allergy, substance) -> allergy.setCode(Concepts.snomed(substance)));
    private static final Element<AllergyIntolerance> PATIENT =
            ALLERGY.element(Word.REFERENCE, (allergy, patient) -> allergy.setPatient(new Reference(patient)));
    private static final Element<AllergyIntolerance> ONSET =
            ALLERGY.element(Word.DATE, (allergy, date) -> allergy.setOnset(Concepts.day(date)));
    private static final Element<AllergyIntolerance> RECORDED =
            ALLERGY.element(Word.DATE, (allergy, date) -> allergy.setRecordedDateElement(Concepts.day(date)));
    private static final Function<Term, Element<AllergyIntolerance>> REACTION =
            ALLERGY.constants((allergy, manifestation) -> allergy.addReaction(
                    new AllergyIntoleranceReactionComponent().addManifestation(Concepts.snomed(manifestation))));

    private AllergyMapper() {}

    static void write(Allergy allergy, Sheet sheet) {
        sheet.begin(ALLERGY, allergy.role());
        sheet.write(ACTIVE);
        sheet.write(VERIFICATION.apply(allergy.confirmed()));
        sheet.write(TYPE);
        sheet.write(CATEGORY.apply(allergy.category()));
        sheet.write(CRITICALITY.apply(allergy.criticality()));
        sheet.write(CODE.apply(allergy.substance()));
        sheet.write(PATIENT, sheet.toPatient());
        sheet.write(ONSET, allergy.onset());
        sheet.write(RECORDED, allergy.date());
        sheet.write(REACTION.apply(allergy.manifestation()));
        sheet.end();
    }
}
