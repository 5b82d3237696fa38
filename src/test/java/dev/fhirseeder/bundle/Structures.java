package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/** Transactions before they are rendered. */
public final class Structures {

    private Structures() {}

    /** Returns the Bundle of these records. */
    public static Bundle of(List<PatientRecord> records, WriteMode mode) {
        return new HapiEncoder(R4::passing, new RecordMapper()).bundle(records, mode);
    }

    /** Returns the resources of a record as lines, in the order of the record. */
    public static List<Line> lines(PatientRecord record) {
        return new RecordMapper()
                .resources(record, ReferenceStyle.RELATIVE).stream()
                        .map(resource -> new Line(
                                resource.fhirType(),
                                Json.of(R4.passing().newJsonParser().encodeResourceToString(resource))))
                        .toList();
    }
}
