package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

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
        return !run.isStopped() && orStop(records::hasNext);
    }

    @Override
    public PatientRecord next() {
        PatientRecord next = orStop(records::next);
        taken.incrementAndGet();
        return next;
    }

    /** Camel's splitter would else go on to take, and lose, the records after the broken one. */
    private <T> T orStop(Supplier<T> taking) {
        try {
            return taking.get();
        } catch (RuntimeException e) {
            run.stop();
            throw e;
        }
    }
}
