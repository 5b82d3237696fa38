package dev.fhirseeder.bundle;

import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.SortedMap;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * The seam between a record and what is sent.
 *
 * <p>Laws: equal arguments give equal bytes, whoever encodes, on any thread; the bytes are those that HAPI's JSON parser
 * gives for the resources of {@link dev.fhirseeder.fhir.RecordMapper}; the bytes of a record do not depend on its
 * neighbours in a Bundle; in a Bundle people stand in their order, each from the Patient on, and no resource refers to one
 * that stands after it. Implementations are safe for use by several threads.
 */
public interface Encoder {

    /**
     * Returns one transaction of these people, none of them split, in their order.
     *
     * @param records at least one
     * @param mode how the server is asked to store each resource
     * @throws IllegalArgumentException if there is no record
     */
    Parcel transaction(List<PatientRecord> records, WriteMode mode);

    /**
     * Returns one Bundle of these people that updates each resource, and whose references name what they refer to by type
     * and id, so that it may be cut to pieces.
     *
     * @param records at least one
     * @param type transaction or batch
     * @throws IllegalArgumentException if there is no record
     */
    Parcel literal(List<PatientRecord> records, BundleType type);

    /** Returns of how many resources a record is made. */
    int size(PatientRecord record);

    /**
     * Returns the resources of these people as lines of FHIR bulk data, by resource type; references are relative. The lines of
     * one type stand in the order of the people, and of one person in that of the record.
     *
     * @param records perhaps none
     */
    SortedMap<String, Lines> bulk(List<PatientRecord> records);
}
