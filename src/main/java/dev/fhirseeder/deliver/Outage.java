package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How long the server has been out of reach. Safe for use by many threads. */
public final class Outage {

    private static final long NONE = Long.MIN_VALUE;

    private final long limitNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong since = new AtomicLong(NONE);

    /**
     * Prepares the watch.
     *
     * @param limit how long an outage is waited for
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public Outage(Duration limit, LongSupplier nanoTime) {
        this.limitNanos = limit.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Notes that the server could not be reached, and tells whether it is to be waited for longer. */
    boolean lasts() {
        long now = nanoTime.getAsLong();
        since.compareAndSet(NONE, now);
        return now - since.get() < limitNanos;
    }

    /** Notes that the server was reached. */
    void ends() {
        since.set(NONE);
    }
}
