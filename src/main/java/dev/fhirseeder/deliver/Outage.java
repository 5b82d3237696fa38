package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the server has been out of reach of each run, which waits meanwhile. Safe for use by many threads. */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    /** How soon who waits sees that the run was stopped, in milliseconds: nobody has to think of telling it. */
    private static final long GLANCE = 50;

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final Map<Run, Long> since = new WeakHashMap<>();

    /**
     * Prepares the watch.
     *
     * @param limit how long an outage is waited for
     * @param nanoTime a clock that only goes forward, in nanoseconds, however the machine's clock is set
     */
    public Outage(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Returns how long an outage is waited for. */
    Duration limit() {
        return limit;
    }

    /** Returns for how long a run may still wait for the server; the whole limit if it does not wait yet. */
    synchronized Duration left(Run run) {
        Long began = since.get(run);
        Duration left = began == null ? limit : limit.minus(elapsed(began));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Notes that a run could not reach the server, and tells whether it waits longer.
     *
     * @param noToken why there is no token for it; empty if the server itself is out of reach
     */
    synchronized boolean lasts(Run run, Optional<String> noToken) {
        if (since.putIfAbsent(run, nanoTime.getAsLong()) == null) {
            String to = run.shipment().destination().to();
            noToken.ifPresentOrElse(
                    why -> LOG.warn("run={} server={} no token for it, waiting up to {}: {}", run.id(), to, limit, why),
                    () -> LOG.warn("run={} server={} out of reach, waiting up to {}", run.id(), to, limit));
        }
        run.waits(isWithinLimit(run));
        return run.isWaiting();
    }

    /**
     * Holds back who makes people of a run, for as long as it waits for the server: until that is in reach again, the run
     * is stopped or given up, or the limit is over. The next attempt then shows what is to be done.
     */
    public synchronized void await(Run run) {
        try {
            while (isWithinLimit(run) && !run.isStopped()) {
                wait(GLANCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // who interrupts wants to go on, not to wait
        }
    }

    /** Returns how long the server has been out of reach of the run that has waited longest; empty if none waits. */
    public synchronized Optional<Duration> duration() {
        return since.entrySet().stream()
                .filter(waiting ->
                        !waiting.getKey().isGivenUp() && !waiting.getKey().isInterrupted())
                .map(waiting -> elapsed(waiting.getValue()))
                .max(Duration::compareTo);
    }

    /** Notes that the server was reached, by whichever run. */
    synchronized void ends() {
        since.forEach((run, began) -> {
            run.waits(false);
            LOG.info("run={} server in reach again after {}", run.id(), elapsed(began));
        });
        since.clear();
        notifyAll();
    }

    /** Notes that a run waits no longer. */
    synchronized void over(Run run) {
        since.remove(run);
        run.waits(false);
        notifyAll();
    }

    private boolean isWithinLimit(Run run) {
        Long began = since.get(run);
        return began != null && elapsed(began).compareTo(limit) < 0;
    }

    private Duration elapsed(long began) {
        return Duration.ofNanos(nanoTime.getAsLong() - began);
    }
}
