package dev.fhirseeder.bundle;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import java.util.List;

/**
 * People of one run who travel in one Bundle.
 *
 * @param run to which they belong
 * @param people in the order of their indices, at least one
 */
public record Gathering(Run run, List<PatientRecord> people) {

    /** Returns the places of the people in the order of the run, which its books are kept by. */
    public Indices places() {
        return Indices.of(people.stream().map(PatientRecord::place).toList());
    }

    /** Returns the indices of the people. */
    public Indices indices() {
        return Indices.of(people.stream().map(person -> person.key().index()).toList());
    }
}
