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
import java.util.List;
import java.util.function.Consumer;
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
        StructureWriter structures = new StructureWriter();
        write(record, style, structures);
        return structures.resources();
    }

    /** As {@link #resources}, but the resources are taken down by the writer, in whatever form. */
    public void write(PatientRecord record, ReferenceStyle style, RecordWriter out) {
        Sheet sheet = new Sheet(record.key(), style, out);
        PatientMapper.write(record.person(), record.jurisdiction(), sheet);
        LocalDate registry = record.jurisdiction().registry().since();
        for (Event event : record.history().events()) {
            write(event, record.person(), registry, sheet);
        }
    }

    /** Returns of how many resources a record is made. */
    public int size(PatientRecord record) {
        int size = 1;
        for (Event event : record.history().events()) {
            size += event instanceof Immunization dose && dose.reaction() != null ? 2 : 1;
        }
        return size;
    }

    /**
     * Counts the resources of which a record is made, by type.
     *
     * @param types is told the type of each, in their order
     */
    public static void count(PatientRecord record, Consumer<String> types) {
        types.accept("Patient");
        for (Event event : record.history().events()) {
            if (event instanceof Immunization dose && dose.reaction() != null) {
                types.accept("Observation");
            }
            types.accept(type(event));
        }
    }

    private static String type(Event event) {
        if (event instanceof Allergy) {
            return "AllergyIntolerance";
        }
        if (event instanceof RiskFactor) {
            return "Condition";
        }
        if (event instanceof PregnancyStatus) {
            return "Observation";
        }
        return event instanceof ConsentDecision ? "Consent" : "Immunization";
    }

    /** Returns the marks that every resource of a record carries: the security label and the seed tag. */
    public Meta marks(long seed) {
        return Sheet.marks(Long.toString(seed));
    }

    private static void write(Event event, Person person, LocalDate registry, Sheet sheet) {
        if (event instanceof Immunization dose) {
            if (dose.reaction() != null) {
                ObservationMapper.write(dose.reaction(), sheet);
            }
            ImmunizationMapper.write(dose, registry, sheet);
        } else if (event instanceof Refusal refusal) {
            ImmunizationMapper.write(refusal, registry, sheet);
        } else if (event instanceof Allergy allergy) {
            AllergyMapper.write(allergy, sheet);
        } else if (event instanceof RiskFactor risk) {
            ConditionMapper.write(risk, sheet);
        } else if (event instanceof PregnancyStatus status) {
            ObservationMapper.write(status, sheet);
        } else if (event instanceof ConsentDecision decision) {
            ConsentMapper.write(decision, person, sheet);
        } else {
            throw new IllegalArgumentException("No mapping is known for " + event.getClass());
        }
    }
}
