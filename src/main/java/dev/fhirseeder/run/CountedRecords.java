package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.ReadAhead;
import java.io.Closeable;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The records of one run, each counted as it is taken, until the run is stopped. Whoever was made ahead and is not taken is
 * not counted, and is nobody.
 *
 * @param records which are made, maybe ahead
 * @param run whose they are
 * @param taken how many have been taken
 */
record CountedRecords(Iterator<PatientRecord> records, Run run, AtomicLong taken)
        implements Iterator<PatientRecord>, Closeable {

    @Override
    public boolean hasNext() {
        boolean more = !run.isStopped() && records.hasNext();
        if (!more) {
            close();
        }
        return more;
    }

    /** Ends the making ahead; Camel's splitter does so when it gives up. */
    @Override
    public void close() {
        if (records instanceof ReadAhead<?> ahead) {
            ahead.close();
        }
    }

    @Override
    public PatientRecord next() {
        try {
            PatientRecord next = records.next();
            taken.incrementAndGet();
            return next;
        } catch (RuntimeException e) {
            close();
            run.stop(); // Camel's splitter would else go on to take, and lose, the records after the broken one
            throw e;
        }
    }
}
