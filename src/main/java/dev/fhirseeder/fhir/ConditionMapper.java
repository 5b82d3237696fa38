package dev.fhirseeder.fhir;

import dev.fhirseeder.history.RiskFactor;
import dev.fhirseeder.vaccine.Term;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;

/** Risk factors as Conditions on the problem list. */
final class ConditionMapper {

    static final Kind<Condition> CONDITION = new Kind<>(Condition::new, Condition::addIdentifier);

    private static final Element<Condition> ACTIVE = CONDITION.constant(
            condition -> condition.setClinicalStatus(Concepts.concept(Systems.CONDITION_CLINICAL, "active")));
    private static final Element<Condition> CONFIRMED = CONDITION.constant(condition ->
            condition.setVerificationStatus(Concepts.concept(Systems.CONDITION_VERIFICATION, "confirmed")));
    private static final Element<Condition> ON_PROBLEM_LIST = CONDITION.constant(
            condition -> condition.addCategory(Concepts.concept(Systems.CONDITION_CATEGORY, "problem-list-item")));
    private static final Function<Term, Element<Condition>> CODE =
            CONDITION.constants((condition, code) -> condition.setCode(Concepts.snomed(code)));
    private static final Element<Condition> SUBJECT =
            CONDITION.element(Word.REFERENCE, (condition, patient) -> condition.setSubject(new Reference(patient)));
    private static final Element<Condition> ONSET =
            CONDITION.element(Word.DATE, (condition, date) -> condition.setOnset(Concepts.day(date)));
    private static final Element<Condition> RECORDED =
            CONDITION.element(Word.DATE, (condition, date) -> condition.setRecordedDateElement(Concepts.day(date)));

    private ConditionMapper() {}

    static void write(RiskFactor risk, Sheet sheet) {
        String date = risk.date().toString();
        sheet.begin(CONDITION, risk.role());
        sheet.write(ACTIVE);
        sheet.write(CONFIRMED);
        sheet.write(ON_PROBLEM_LIST);
        sheet.write(CODE.apply(risk.condition()));
        sheet.write(SUBJECT, sheet.toPatient());
        sheet.write(ONSET, date);
        sheet.write(RECORDED, date);
        sheet.end();
    }
}
