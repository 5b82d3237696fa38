package dev.fhirseeder.bundle;

import dev.fhirseeder.generate.PatientRecord;
import java.util.List;

/**
 * The seam between a record and what is sent.
 *
 * <p>Laws: equal arguments give equal bytes, whoever encodes, on any thread; the bytes are those that HAPI's JSON parser
 * gives for the resources of {@link dev.fhirseeder.fhir.RecordMapper}; the bytes of a record do not depend on its
 * neighbours in a Bundle. Implementations are safe for use by several threads.
 */
public interface Encoder {

    /**
     * Returns one transaction of these people, none of them split, in their order.
     *
     * @param records at least one
     * @param mode how the server is asked to store each resource
     * @throws IllegalArgumentException if there is no record
     */
    Transaction transaction(List<PatientRecord> records, WriteMode mode);

    /** Returns the resources of one record as lines of FHIR bulk data, the Patient first; references are relative. */
    List<Line> lines(PatientRecord record);
}
