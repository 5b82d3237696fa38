package dev.fhirseeder.fhir;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Allergy;
import dev.fhirseeder.history.ConsentDecision;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.PregnancyStatus;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.history.RiskFactor;
import dev.fhirseeder.person.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/**
 * Maps a record to its resources.
 *
 * <p>Laws: equal records and styles give equal resources; the Patient comes first, then the events in the order of the
 * history; every reference points to a resource that stands before it in the list, and none leaves the list.
 */
public final class RecordMapper {

    /** Every type of resource that a record may hold; each stands after those that its resources refer to. */
    public static final List<String> TYPES =
            List.of("Patient", "Observation", "Immunization", "Condition", "AllergyIntolerance", "Consent");

    /**
     * Returns the resources of one record, freshly made, so that the caller may change them. The logical id of each is
     * {@code record.key().id(role)}, the Patient's role being {@code patient}.
     *
     * @param style how they refer to each other
     */
    public List<Resource> resources(PatientRecord record, ReferenceStyle style) {
        Stamp stamp = new Stamp(record.key(), style);
        List<Resource> resources = new ArrayList<>();
        resources.add(PatientMapper.patient(record.person(), record.jurisdiction(), stamp));
        LocalDate registry = record.jurisdiction().registry().since();
        record.history().events().forEach(event -> add(event, record.person(), registry, stamp, resources));
        return resources;
    }

    /** Returns the marks that every resource of this record carries: the security label and the seed tag. */
    public Meta marks(PatientRecord record) {
        return Stamp.marks(record.key());
    }

    private static void add(Event event, Person person, LocalDate registry, Stamp stamp, List<Resource> to) {
        if (event instanceof Immunization dose) {
            if (dose.reaction() != null) {
                to.add(ObservationMapper.reaction(dose.reaction(), stamp));
            }
            to.add(ImmunizationMapper.given(dose, registry, stamp));
        } else if (event instanceof Refusal refusal) {
            to.add(ImmunizationMapper.refused(refusal, registry, stamp));
        } else if (event instanceof Allergy allergy) {
            to.add(AllergyMapper.allergy(allergy, stamp));
        } else if (event instanceof RiskFactor risk) {
            to.add(ConditionMapper.condition(risk, stamp));
        } else if (event instanceof PregnancyStatus status) {
            to.add(ObservationMapper.pregnancy(status, stamp));
        } else if (event instanceof ConsentDecision decision) {
            to.add(ConsentMapper.consent(decision, person, stamp));
        } else {
            throw new IllegalArgumentException("No mapping is known for " + event.getClass());
        }
    }
}
