package dev.fhirseeder.fhir;

import dev.fhirseeder.history.PregnancyStatus;
import dev.fhirseeder.history.Reaction;
import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reactions as Observations: the finding; a fever has the measured temperature as a component; and pregnancies that were
 * noted at a dose.
 *
 * <p>The observation does not point back to its dose: without that circle a record can also be sent, loaded and deleted
 * one resource after the other.
 */
final class ObservationMapper {

    static final Kind<Observation> OBSERVATION = new Kind<>(Observation::new, Observation::addIdentifier);

    private static final Element<Observation> FINAL =
            OBSERVATION.constant(observation -> observation.setStatus(ObservationStatus.FINAL));
    private static final Function<String, Element<Observation>> CATEGORY =
            OBSERVATION.constants((observation, category) ->
                    observation.addCategory(Concepts.concept(Systems.OBSERVATION_CATEGORY, category)));
    private static final Function<Term, Element<Observation>> FINDING =
            OBSERVATION.constants((observation, finding) -> observation.setCode(Concepts.snomed(finding)));
    private static final Element<Observation> SUBJECT = OBSERVATION.element(
            Word.REFERENCE, (observation, patient) -> observation.setSubject(new Reference(patient)));
    private static final Element<Observation> EFFECTIVE =
            OBSERVATION.element(Word.DATE, (observation, date) -> observation.setEffective(Concepts.day(date)));
    private static final Function<BigDecimal, Element<Observation>> TEMPERATURE =
            OBSERVATION.constants((observation, celsius) -> observation.addComponent(temperature(celsius)));

    /** As the International Patient Summary asks: LOINC asks, SNOMED CT answers. */
    private static final Element<Observation> PREGNANCY_STATUS =
            OBSERVATION.constant(observation -> observation.setCode(Concepts.concept(Systems.LOINC, "82810-3")));

    private static final Element<Observation> PREGNANT =
            OBSERVATION.constant(observation -> observation.setValue(Concepts.concept(Systems.SNOMED_CT, "77386006")));

    private ObservationMapper() {}

    static void write(Reaction reaction, Sheet sheet) {
        begin(reaction.role(), "exam", FINDING.apply(reaction.manifestation()), reaction.date(), sheet);
        if (reaction.celsius() != null) {
            sheet.write(TEMPERATURE.apply(reaction.celsius()));
        }
        sheet.end();
    }

    static void write(PregnancyStatus status, Sheet sheet) {
        begin(status.role(), "social-history", PREGNANCY_STATUS, status.date(), sheet);
        sheet.write(PREGNANT);
        sheet.end();
    }

    private static void begin(String role, String category, Element<?> code, LocalDate date, Sheet sheet) {
        sheet.begin(OBSERVATION, role);
        sheet.write(FINAL);
        sheet.write(CATEGORY.apply(category));
        sheet.write(code);
        sheet.write(SUBJECT, sheet.toPatient());
        sheet.write(EFFECTIVE, date);
    }

    private static ObservationComponentComponent temperature(BigDecimal celsius) {
        return new ObservationComponentComponent(Concepts.concept(Systems.LOINC, "8310-5"))
                .setValue(Concepts.quantity(celsius, "Cel"));
    }
}
