package dev.fhirseeder.http;

import java.util.function.LongSupplier;

/** So many calls a second, and as many at once after a pause. Safe for use by many threads. */
public final class Rate {

    private static final double NANOS = 1e9;

    private final long perSecond;
    private final LongSupplier nanos;
    private double left;
    private long seen;

    /**
     * Begins with a full second's calls.
     *
     * @param perSecond at least 1
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public Rate(long perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.left = perSecond;
        this.seen = nanos.getAsLong();
    }

    /** Returns another of the same, of which nothing is taken yet. */
    Rate another() {
        return new Rate(perSecond, nanos);
    }

    /** Takes one call; tells whether there was one. */
    synchronized boolean take() {
        long now = nanos.getAsLong();
        left = Math.min((double) perSecond, left + (now - seen) / NANOS * perSecond);
        seen = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
