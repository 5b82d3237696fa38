package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/** Transactions before they are rendered. */
public final class Structures {

    private Structures() {}

    /** Returns the Bundle of these records. */
    public static Bundle of(List<PatientRecord> records, WriteMode mode) {
        return new HapiEncoder(R4.context(), new RecordMapper()).bundle(records, mode);
    }
}
