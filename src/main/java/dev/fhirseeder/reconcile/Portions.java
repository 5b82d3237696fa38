package dev.fhirseeder.reconcile;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.request.GenerationRequest;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the people of a request again, a few at a time; memory does not grow with their number. */
public final class Portions {

    private static final int PEOPLE = 50;

    private final RecordGenerator generator;
    private final BooleanSupplier stopped;

    /**
     * Prepares the making.
     *
     * @param generator makes the records
     * @param stopped tells whether the process is being stopped, so that there are no more
     */
    public Portions(RecordGenerator generator, BooleanSupplier stopped) {
        this.generator = generator;
        this.stopped = stopped;
    }

    /** Tells whether the process is being stopped. */
    boolean isStopped() {
        return stopped.getAsBoolean();
    }

    /**
     * Returns the people, each made when it is taken.
     *
     * @param over tells whether there is no need for more
     */
    Iterator<Portion> of(GenerationRequest request, BooleanSupplier over) {
        Iterator<List<PatientRecord>> parts =
                Iterators.partition(generator.records(request, () -> isStopped() || over.getAsBoolean()), PEOPLE);
        return new AbstractIterator<>() {
            @Override
            protected @Nullable Portion computeNext() {
                return isStopped() || over.getAsBoolean() || !parts.hasNext() ? endOfData() : new Portion(parts.next());
            }
        };
    }
}
