package dev.fhirseeder.generate;

import com.google.common.collect.AbstractIterator;
import dev.fhirseeder.request.GenerationRequest;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the indices of a request for the people who fulfil its criteria, in their order.
 *
 * @param request says who is wanted, from which index on, and how many
 * @param wanted tells whether somebody is
 * @param end the index after the last that can be
 * @param over tells whether nobody is looked for any more
 */
record Search(GenerationRequest request, Wanted wanted, long end, BooleanSupplier over) {

    /** How many people in a row may be not wanted before nobody more is looked for: they are looked at in some ten seconds. */
    static final long PATIENCE = 10_000_000;

    /** Tells whether the person of an index is wanted. */
    @FunctionalInterface
    interface Wanted {
        boolean test(GenerationRequest request, long index);
    }

    /** Makes the record of an index, which stands at a place in the order of the request. */
    @FunctionalInterface
    interface Making {
        PatientRecord of(long index, long place);
    }

    /** Returns the records of those who are found, each looked for when it is asked for. */
    Iterator<PatientRecord> records(Making making) {
        return new AbstractIterator<>() {

            private long index = request.startIndex();
            private long place = request.startIndex();

            @Override
            protected @Nullable PatientRecord computeNext() {
                long last = Math.min(end, index + PATIENCE);
                while (place < request.endIndex() && index < last && !over.getAsBoolean()) {
                    long candidate = index++;
                    if (wanted.test(request, candidate)) {
                        return making.of(candidate, place++);
                    }
                }
                return endOfData();
            }
        };
    }
}
