package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The records of one run, each counted as it is taken, until the run is stopped.
 *
 * @param records in their order
 * @param run whose they are
 * @param taken how many have been taken
 */
record CountedRecords(Iterator<PatientRecord> records, Run run, AtomicLong taken) implements Iterator<PatientRecord> {

    @Override
    public boolean hasNext() {
        return !run.isStopped() && records.hasNext();
    }

    @Override
    public PatientRecord next() {
        try {
            PatientRecord next = records.next();
            taken.incrementAndGet();
            return next;
        } catch (RuntimeException e) {
            run.stop(); // Camel's splitter would else go on to take, and lose, the records after the broken one
            throw e;
        }
    }
}
