package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the server has been out of reach of each run. Safe for use by many threads. */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final Map<Run, Long> since = new WeakHashMap<>();

    /**
     * Prepares the watch.
     *
     * @param limit how long an outage is waited for
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public Outage(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Returns how long an outage is waited for. */
    Duration limit() {
        return limit;
    }

    /** Notes that a run could not reach the server, and tells whether it waits longer. */
    synchronized boolean lasts(Run run) {
        long now = nanoTime.getAsLong();
        Long began = since.putIfAbsent(run, now);
        if (began == null) {
            LOG.warn("run={} server out of reach, waiting up to {}", run.id(), limit);
        }
        return now - (began == null ? now : began) < limit.toNanos();
    }

    /** Notes that the server was reached, by whichever run. */
    synchronized void ends() {
        since.forEach((run, began) -> LOG.info(
                "run={} server in reach again after {}", run.id(), Duration.ofNanos(nanoTime.getAsLong() - began)));
        since.clear();
    }

    /** Notes that a run waits no longer. */
    synchronized void over(Run run) {
        since.remove(run);
    }
}
