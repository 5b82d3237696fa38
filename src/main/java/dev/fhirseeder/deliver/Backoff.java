package dev.fhirseeder.deliver;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long is waited before a Bundle is sent again: doubled each time up to ten times as long, and a quarter more or less
 * by chance, so that Bundles that failed together do not come back together.
 */
public final class Backoff {

    private static final int LONGEST = 10;
    private static final double SPREAD = 0.25;
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Duration first;
    private final DoubleSupplier chance;

    /**
     * Prepares the waiting.
     *
     * @param first before the first redelivery
     * @param chance draws from 0 (inclusive) to 1 (exclusive), on any thread
     */
    public Backoff(Duration first, DoubleSupplier chance) {
        this.first = first;
        this.chance = chance;
    }

    /**
     * Returns how long to wait for a server out of reach.
     *
     * @param attempts that there were, at least 1
     * @param told as in {@link #after(int, Duration)}
     * @param left how long it may still be waited for: the last waiting ends then, unless the server asks for more
     */
    Duration within(int attempts, @Nullable Duration told, Duration left) {
        Duration wait = after(attempts, told);
        Duration last = left.plus(SHORTEST); // so that the limit is over when it is looked at again
        return told == null && wait.compareTo(last) > 0 ? last : wait;
    }

    /**
     * Returns how long to wait.
     *
     * @param attempts that there were, at least 1
     * @param told how long the server asks to wait, null if it does not: it is never asked sooner
     */
    Duration after(int attempts, @Nullable Duration told) {
        double times = Math.min(LONGEST, Math.pow(2, attempts - 1.0));
        double spread = 1 + SPREAD * (2 * chance.getAsDouble() - 1);
        Duration wait = Duration.ofMillis(Math.max(SHORTEST.toMillis(), Math.round(first.toMillis() * times * spread)));
        return told == null ? wait : told.plus(wait);
    }
}
