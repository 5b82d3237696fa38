package dev.fhirseeder.trace;

import java.time.Duration;
import java.time.Instant;

/**
 * The times of one trace. The clock is asked once, so that nothing ends before it begins if somebody sets it meanwhile.
 *
 * @param from when the clock was asked
 * @param nanos what the stopwatch showed at that moment
 */
record Moments(Instant from, long nanos) {

    /** Begins now. */
    static Moments from(Instant now) {
        return new Moments(now, System.nanoTime());
    }

    /** Returns the present moment. */
    Instant now() {
        return from.plus(Duration.ofNanos(System.nanoTime() - nanos));
    }
}
