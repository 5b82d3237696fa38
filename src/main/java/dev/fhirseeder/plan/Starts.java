package dev.fhirseeder.plan;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the chunks of a plan begin. Of a request without criteria that is arithmetic; with criteria people are looked for in their
 * order, as a single run does, so that all chunks together are of the same people. Nobody is drawn, and nothing is kept. Not safe
 * for use by many threads.
 */
public final class Starts {

    /** After so many people who were looked at it is told how far the search is: some ten seconds. */
    private static final long TOLD = 10_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    private final Plan plan;
    private final Iterator<PatientRecord> wanted;
    private final BooleanSupplier over;
    private long found;
    private long looked;

    /**
     * Begins with the first chunk.
     *
     * @param generator tells who is wanted
     * @param over tells whether nobody is looked for any more
     */
    public Starts(Plan plan, RecordGenerator generator, BooleanSupplier over) {
        this.plan = plan;
        this.over = over;
        this.wanted = generator.records(plan.request(), this::isOver);
    }

    /**
     * Returns the index of the first person of a chunk; empty if the provinces can number nobody more who is wanted, or nobody is
     * looked for any more.
     *
     * @param number of the chunk, not less than that of the call before
     */
    public OptionalLong of(int number) {
        long place = plan.before(number);
        if (!plan.request().isSelective()) {
            return OptionalLong.of(plan.request().startIndex() + place);
        }
        while (found < place && wanted.hasNext()) {
            pass();
        }
        return found == place && wanted.hasNext() ? OptionalLong.of(pass()) : OptionalLong.empty();
    }

    /** Returns how many people have been looked at, whether they are wanted or not; 0 where everybody is. */
    public long looked() {
        return looked;
    }

    /** Returns how many people have been found. */
    public long found() {
        return found;
    }

    /** Looks for the people of all chunks, and returns how many of the chunks are of somebody. */
    public int count() {
        int number = 0;
        while (number < plan.chunks() && of(number).isPresent()) {
            number++;
        }
        return number;
    }

    private long pass() {
        found++;
        return wanted.next().key().index();
    }

    private boolean isOver() {
        if (++looked % TOLD == 0) {
            LOG.info(
                    "plan={} looks for people: {} looked at, {} of {} found",
                    plan.id(),
                    looked,
                    found,
                    plan.request().records());
        }
        return over.getAsBoolean();
    }
}
