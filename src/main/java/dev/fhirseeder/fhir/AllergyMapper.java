package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Allergy;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Allergies as AllergyIntolerances. */
final class AllergyMapper {

    private AllergyMapper() {}

    /** Categories and criticalities bear the names of FHIR's value sets, and so are found by name. */
    static AllergyIntolerance allergy(Allergy allergy, Stamp stamp) {
        String id = stamp.id(allergy.role());
        return stamp.mark(new AllergyIntolerance(), id)
                .addIdentifier(stamp.identifier(id))
                .setClinicalStatus(Concepts.concept(Systems.ALLERGY_CLINICAL, "active"))
                .setVerificationStatus(verification(allergy.confirmed()))
                .setType(AllergyIntoleranceType.ALLERGY)
                .addCategory(
                        AllergyIntoleranceCategory.valueOf(allergy.category().name()))
                .setCriticality(AllergyIntoleranceCriticality.valueOf(
                        allergy.criticality().name()))
                .setCode(Concepts.snomed(allergy.substance()))
                .setPatient(stamp.toPatient())
                .setOnset(Concepts.day(allergy.onset()))
                .setRecordedDateElement(Concepts.day(allergy.date()))
                .addReaction(new AllergyIntoleranceReactionComponent()
                        .addManifestation(Concepts.snomed(allergy.manifestation())));
    }

    private static CodeableConcept verification(boolean confirmed) {
        return Concepts.concept(Systems.ALLERGY_VERIFICATION, confirmed ? "confirmed" : "unconfirmed");
    }
}
