package dev.fhirseeder.sink;

import dev.fhirseeder.generate.PatientRecord;
import java.util.List;

/**
 * Neighbouring people who are encoded together.
 *
 * @param of of what they are a part
 * @param people at least one
 * @param last whether it is the last part
 */
record Portion(Consignment of, List<PatientRecord> people, boolean last) {

    /** Returns the place of the first in the order of the run. */
    long first() {
        return people.get(0).place();
    }
}
