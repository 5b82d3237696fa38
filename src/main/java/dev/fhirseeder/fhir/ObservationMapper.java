package dev.fhirseeder.fhir;

import dev.fhirseeder.history.PregnancyStatus;
import dev.fhirseeder.history.Reaction;
import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/**
 * Reactions as Observations: the finding; a fever has the measured temperature as a component; and pregnancies that were
 * noted at a dose.
 *
 * <p>The observation does not point back to its dose: without that circle a record can also be sent, loaded and deleted
 * one resource after the other.
 */
final class ObservationMapper {

    private ObservationMapper() {}

    static Observation reaction(Reaction reaction, Stamp stamp) {
        String id = stamp.id(reaction.role());
        Observation observation = stamp.mark(new Observation(), id)
                .addIdentifier(stamp.identifier(id))
                .setStatus(ObservationStatus.FINAL)
                .addCategory(Concepts.concept(Systems.OBSERVATION_CATEGORY, "exam"))
                .setCode(Concepts.snomed(reaction.manifestation()))
                .setSubject(stamp.toPatient())
                .setEffective(Concepts.day(reaction.date()));
        BigDecimal celsius = reaction.celsius();
        return celsius == null ? observation : observation.addComponent(temperature(celsius));
    }

    /** Maps as the International Patient Summary does: LOINC asks, SNOMED CT answers. */
    static Observation pregnancy(PregnancyStatus status, Stamp stamp) {
        String id = stamp.id(status.role());
        return stamp.mark(new Observation(), id)
                .addIdentifier(stamp.identifier(id))
                .setStatus(ObservationStatus.FINAL)
                .addCategory(Concepts.concept(Systems.OBSERVATION_CATEGORY, "social-history"))
                .setCode(Concepts.concept(Systems.LOINC, "82810-3"))
                .setSubject(stamp.toPatient())
                .setEffective(Concepts.day(status.date()))
                .setValue(Concepts.concept(Systems.SNOMED_CT, "77386006"));
    }

    private static ObservationComponentComponent temperature(BigDecimal celsius) {
        return new ObservationComponentComponent(Concepts.concept(Systems.LOINC, "8310-5"))
                .setValue(Concepts.quantity(celsius, "Cel"));
    }
}
