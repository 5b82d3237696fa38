package dev.fhirseeder.fhir;

import dev.fhirseeder.random.RecordKey;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What all resources of one record have in common: ids from its key, the marks of test data, references to each other. */
final class Stamp {

    private final RecordKey key;
    private final ReferenceStyle style;
    private final String patient;

    Stamp(RecordKey key, ReferenceStyle style) {
        this.key = key;
        this.style = style;
        this.patient = id("patient");
    }

    /** Returns the logical id of the record's patient. */
    String patientId() {
        return patient;
    }

    /** Returns the logical id of the resource that plays this role in the record. */
    String id(String role) {
        return key.id(role).toString();
    }

    /**
     * Gives a resource its logical id, the marks by which it can be told from real data, counted, and removed, and the
     * profiles that it conforms to.
     */
    <T extends Resource> T mark(T resource, String id) {
        resource.setId(id);
        resource.setMeta(marks(key));
        Profiles.claim(resource);
        return resource;
    }

    /** Returns the identifier by which a resource is found again on a server that chose another logical id for it. */
    Identifier identifier(String id) {
        return new Identifier().setSystem(Systems.RESOURCE_ID).setValue(id);
    }

    /** Returns a reference to the record's patient. */
    Reference toPatient() {
        return to("Patient", patient);
    }

    /** Returns a reference to another resource of the same record. */
    Reference to(String type, String id) {
        return new Reference(style.to(type, id));
    }

    /** Returns the security label and the seed tag. */
    static Meta marks(RecordKey key) {
        Meta meta = new Meta();
        meta.addSecurity(Concepts.coding(Systems.ACT_REASON, "HTEST"));
        meta.addTag(Concepts.seed(key.seed()));
        return meta;
    }
}
