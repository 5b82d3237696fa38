package dev.fhirseeder.fhir;

import dev.fhirseeder.history.RiskFactor;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;

/** Risk factors as Conditions on the problem list. */
final class ConditionMapper {

    static final Kind<Condition> CONDITION = new Kind<>(Condition::new, Condition::addIdentifier);

    private static final Element<Condition> ACTIVE_PROBLEM = CONDITION.constant(condition -> condition
            .setClinicalStatus(Concepts.concept(Systems.CONDITION_CLINICAL, "active"))
            .setVerificationStatus(Concepts.concept(Systems.CONDITION_VERIFICATION, "confirmed"))
            .addCategory(Concepts.concept(Systems.CONDITION_CATEGORY, "problem-list-item")));
    private static final Function<Term, Element<Condition>> CODE =
            CONDITION.constants((condition, code) -> condition.setCode(Concepts.snomed(code)));
    private static final Element<Condition> SUBJECT_AND_DATES = CONDITION.element(
            List.of(Word.REFERENCE, Word.DATE),
            (condition, words) -> condition
                    .setSubject(new Reference(words[0]))
                    .setOnset(Concepts.day(words[1]))
                    .setRecordedDateElement(Concepts.day(words[1])));

    private ConditionMapper() {}

    static void write(RiskFactor risk, Sheet sheet) {
        sheet.begin(CONDITION, risk.role());
        sheet.write(ACTIVE_PROBLEM);
        sheet.write(CODE.apply(risk.condition()));
        sheet.write(SUBJECT_AND_DATES, sheet.toPatient(), risk.date());
        sheet.end();
    }
}
