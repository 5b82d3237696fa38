package dev.fhirseeder.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What has become of a run's people and Bundles so far. Safe for use by many threads; counts only grow, until deliveries
 * are taken back.
 */
public final class Tally {

    /** Latencies are kept in milliseconds with three significant digits, up to this; longer ones count as this. */
    public static final long LONGEST_MS = 24L * 60 * 60 * 1000;

    private final LongAdder delivered = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final LongAdder left = new LongAdder();
    private final LongAdder bundles = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Map<String, Long> resources = new TreeMap<>();
    private final ConcurrentHistogram latency = new ConcurrentHistogram(LONGEST_MS, 3);
    private final Answers answers = new Answers();
    private final Pace pace = new Pace();
    private final long begunAt = System.nanoTime();
    private volatile long deliveredBefore;

    /**
     * Counts a Bundle that the server has taken.
     *
     * @param people in it
     * @param resourcesByType how many resources of each type it held
     * @param size its length as sent, in bytes
     */
    public void delivered(int people, Map<String, Integer> resourcesByType, long size) {
        synchronized (resources) {
            resourcesByType.forEach((type, count) -> resources.merge(type, (long) count, Long::sum));
        }
        bundles.increment();
        taken.increment();
        bytes.add(size);
        delivered.add(people);
        long theirs = 0;
        for (int count : resourcesByType.values()) {
            theirs += count;
        }
        pace.arrived(elapsed(), people, theirs);
    }

    /** Returns the time since the tally was begun, in milliseconds. */
    private long elapsed() {
        return (System.nanoTime() - begunAt) / 1_000_000;
    }

    /** Returns how many people had been delivered before the process began. */
    public long deliveredBefore() {
        return deliveredBefore;
    }

    /** Counts what had become of people before the process began. */
    void restore(Standing before) {
        deliveredBefore = before.delivered().count();
        synchronized (resources) {
            before.resources().forEach((type, count) -> resources.merge(type, count, Long::sum));
        }
        bundles.add(before.bundles());
        bytes.add(before.bytes());
        delivered.add(before.delivered().count());
        deadLettered.add(before.deadLettered().count());
    }

    /**
     * Takes back all deliveries but those of a checkpoint: what was written since is not to stay, and its people remain.
     * Nothing may be delivered at the same time.
     */
    void takeBack(Standing checkpoint) {
        synchronized (resources) {
            resources.clear();
            resources.putAll(checkpoint.resources());
        }
        bundles.reset();
        bundles.add(checkpoint.bundles());
        bytes.reset();
        bytes.add(checkpoint.bytes());
        long kept = checkpoint.delivered().count();
        left.add(delivered.sumThenReset() - kept);
        delivered.add(kept);
    }

    /** Counts the people of a Bundle that was put into the dead letters. */
    public void deadLettered(int people) {
        deadLettered.add(people);
    }

    /**
     * Counts what others have done.
     *
     * @param latencies answer times in milliseconds, none longer than {@link #LONGEST_MS}
     */
    public void gathered(
            long peopleDelivered,
            long peopleDeadLettered,
            Map<String, Long> resourcesByType,
            long parcels,
            long again,
            long size,
            Histogram latencies) {
        synchronized (resources) {
            resourcesByType.forEach((type, count) -> resources.merge(type, count, Long::sum));
        }
        delivered.add(peopleDelivered);
        deadLettered.add(peopleDeadLettered);
        bundles.add(parcels);
        retries.add(again);
        bytes.add(size);
        latency.add(latencies);
    }

    /** Counts people who were made and remain. */
    void left(long people) {
        left.add(people);
    }

    /** Counts a redelivery. */
    public void retried() {
        retries.increment();
        pace.retried(elapsed());
    }

    /** Notes how long the server took to answer, in milliseconds, whatever the answer. */
    public void answered(long milliseconds) {
        latency.recordValue(Math.min(Math.max(milliseconds, 0), LONGEST_MS));
    }

    /** Returns how many people are delivered. */
    public long delivered() {
        return delivered.sum();
    }

    /** Returns how many people are in the dead letters. */
    public long deadLettered() {
        return deadLettered.sum();
    }

    /** Returns how many people were made and remain. */
    public long left() {
        return left.sum();
    }

    /** Returns how many Bundles the server has taken. */
    public long bundles() {
        return bundles.sum();
    }

    /** Tells whether no Bundle has been taken yet since the process began. */
    public boolean isFirst() {
        return taken.sum() == 0;
    }

    /** Returns how many redeliveries there were. */
    public long retries() {
        return retries.sum();
    }

    /** Returns the bytes of the Bundles that the server has taken. */
    public long bytes() {
        return bytes.sum();
    }

    /** Returns the delivered resources by type, in the order of the types. */
    public Map<String, Long> resources() {
        synchronized (resources) {
            return new TreeMap<>(resources);
        }
    }

    /** Returns the answer times so far, in milliseconds. */
    public Histogram latency() {
        return latency.copy();
    }

    /** Returns how many people arrived when, of those whom this process has delivered, also of those who were taken back. */
    public Pace pace() {
        return pace;
    }

    /** Returns how the server has answered this process so far. */
    public Answers answers() {
        return answers;
    }
}
