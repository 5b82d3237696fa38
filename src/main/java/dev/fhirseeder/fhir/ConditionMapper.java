package dev.fhirseeder.fhir;

import dev.fhirseeder.history.RiskFactor;
import org.hl7.fhir.r4.model.Condition;

/** Risk factors as Conditions on the problem list. */
final class ConditionMapper {

    private ConditionMapper() {}

    static Condition condition(RiskFactor risk, Stamp stamp) {
        String id = stamp.id(risk.role());
        return stamp.mark(new Condition(), id)
                .addIdentifier(stamp.identifier(id))
                .setClinicalStatus(Concepts.concept(Systems.CONDITION_CLINICAL, "active"))
                .setVerificationStatus(Concepts.concept(Systems.CONDITION_VERIFICATION, "confirmed"))
                .addCategory(Concepts.concept(Systems.CONDITION_CATEGORY, "problem-list-item"))
                .setCode(Concepts.snomed(risk.condition()))
                .setSubject(stamp.toPatient())
                .setOnset(Concepts.day(risk.date()))
                .setRecordedDateElement(Concepts.day(risk.date()));
    }
}
