package dev.fhirseeder.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The times of one trace. The clock is asked once, so that nothing ends before it begins if somebody sets it meanwhile.
 *
 * @param from when the clock was asked
 * @param nanos what the stopwatch showed at that moment
 * @param watch the stopwatch, in nanoseconds
 */
record Moments(Instant from, long nanos, LongSupplier watch) {

    /** Begins now. */
    static Moments from(Instant now, LongSupplier watch) {
        return new Moments(now, watch.getAsLong(), watch);
    }

    /** Returns the present moment. */
    Instant now() {
        return from.plus(Duration.ofNanos(watch.getAsLong() - nanos));
    }
}
