package dev.fhirseeder.fhir;

import dev.fhirseeder.history.Reaction;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/**
 * Reactions as Observations: the finding, with the measured temperature as a component.
 *
 * <p>The observation does not point back to its dose: without that circle a record can also be sent, loaded and deleted
 * one resource after the other.
 */
final class ObservationMapper {

    private ObservationMapper() {}

    static Observation reaction(Reaction reaction, Stamp stamp) {
        String id = stamp.id(reaction.role());
        return stamp.mark(new Observation(), id)
                .addIdentifier(stamp.identifier(id))
                .setStatus(ObservationStatus.FINAL)
                .addCategory(Concepts.concept(Systems.OBSERVATION_CATEGORY, "exam"))
                .setCode(Concepts.snomed(reaction.manifestation()))
                .setSubject(stamp.toPatient())
                .setEffective(Concepts.day(reaction.date()))
                .addComponent(temperature(reaction));
    }

    private static ObservationComponentComponent temperature(Reaction reaction) {
        return new ObservationComponentComponent(Concepts.concept(Systems.LOINC, "8310-5"))
                .setValue(Concepts.quantity(reaction.celsius(), "Cel"));
    }
}
