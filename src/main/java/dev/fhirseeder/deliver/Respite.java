package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A server that is too busy to say what it is. Whoever wants to write to it waits, and comes again as often as after a Bundle
 * that it was too busy to take; nobody asks it sooner than it says. Safe for use by many threads.
 */
final class Respite {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final LongSupplier nanoTime;
    private @Nullable Diagnosis asked;
    private long until;

    /**
     * Prepares the watch.
     *
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    Respite(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Tells whether a look has met a server that is busy. */
    static boolean isAsked(Diagnosis diagnosis) {
        return diagnosis.status() == TOO_MANY_REQUESTS || diagnosis.status() == SERVICE_UNAVAILABLE;
    }

    /** Notes what a look has met, which may be something else. */
    synchronized void note(Diagnosis diagnosis) {
        if (isAsked(diagnosis) && diagnosis.retryAfter() != null) {
            asked = diagnosis;
            until = nanoTime.getAsLong() + diagnosis.retryAfter().toNanos();
        }
    }

    /**
     * Sees to it that the server is not asked too soon.
     *
     * @throws DeliveryException as a look would meet that is taken now; it says how long is to be waited still
     */
    synchronized void check() {
        long left = until - nanoTime.getAsLong();
        if (asked != null && left > 0) {
            throw waiting(asked, Duration.ofNanos(left));
        }
        asked = null;
    }

    /** Returns what a look tells that has met a busy server: an attempt that time can heal, and nothing was sent. */
    static DeliveryException waiting(Diagnosis busy) {
        return waiting(busy, busy.retryAfter());
    }

    private static DeliveryException waiting(Diagnosis busy, @Nullable Duration left) {
        return DeliveryException.attempted(new Diagnosis(
                Failure.TRANSIENT,
                busy.status(),
                "The CapabilityStatement cannot be read yet",
                busy.operationOutcome(),
                left));
    }
}
