package dev.fhirseeder.fhir;

import dev.fhirseeder.generate.PatientRecord;
import org.hl7.fhir.r4.model.Resource;

/** Finds the resource that plays a role in a record. */
final class Found {

    private Found() {}

    static Resource in(PatientRecord record, String role) {
        String id = record.key().id(role).toString();
        return new RecordMapper()
                .resources(record, ReferenceStyle.URN).stream()
                        .filter(resource -> resource.getIdPart().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
