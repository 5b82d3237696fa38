package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.request.GenerationRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: a request on its way. Counts are of people. Safe for use by many threads.
 */
public final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final String id;
    private final @Nullable GenerationRequest request;
    private final long requested;
    private final boolean next;
    private final Journal journal;
    private final Tally tally = new Tally();
    private final AtomicLong generated = new AtomicLong();
    private final Phaser open = new Phaser(1);
    private final long startedAt = System.nanoTime();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    private volatile boolean givenUp;
    private volatile boolean interrupted;

    /**
     * Opens the account of a run that is not remembered.
     *
     * @param id names the run, in logs and files
     * @param request what was asked
     * @param next whether these are the next people of a feed
     */
    public Run(String id, GenerationRequest request, boolean next) {
        this(id, request, next, Journal.NONE);
    }

    /**
     * Opens the account.
     *
     * @param id names the run, in logs and files
     * @param request what was asked
     * @param next whether these are the next people of a feed
     * @param journal remembers what becomes of whom
     */
    Run(String id, GenerationRequest request, boolean next, Journal journal) {
        this.id = id;
        this.request = request;
        this.requested = request.records();
        this.next = next;
        this.journal = journal;
    }

    /**
     * Opens the account of people who were made before.
     *
     * @param id names the run, in logs and files
     * @param people how many they are
     */
    Run(String id, long people) {
        this.id = id;
        this.request = null;
        this.requested = people;
        this.next = false;
        this.journal = Journal.NONE;
    }

    /** Returns the name of the run. */
    public String id() {
        return id;
    }

    /**
     * Returns what was asked.
     *
     * @throws IllegalStateException if nobody is made
     */
    public GenerationRequest request() {
        if (request == null) {
            throw new IllegalStateException("The people of run " + id + " were made before");
        }
        return request;
    }

    /** Tells whether the people were made before, by other runs. */
    public boolean isReplay() {
        return request == null;
    }

    /** Returns of how many people the run is. */
    public long requested() {
        return requested;
    }

    /** Counts people who were made before, and are now sent again. */
    public void taken(long people) {
        generated.addAndGet(people);
    }

    /** Tells whether these are the next people of a feed. */
    public boolean isNext() {
        return next;
    }

    /** Returns what has become of the people so far. */
    public Tally tally() {
        return tally;
    }

    /** Returns how many people have been generated so far. */
    public long generated() {
        return generated.get();
    }

    /** Returns how many people are neither delivered nor in the dead letters. */
    public long remaining() {
        return requested - tally.delivered() - tally.deadLettered();
    }

    /** Notes and logs, in a sentence for people, what went wrong beside the deliveries: the run is then not all well. */
    public void trouble(String what) {
        troubles.add(what);
        LOG.error("run={} {}", id, what);
    }

    /** Returns what went wrong beside the deliveries. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /**
     * Remembers that people are about to be sent in a way that must not be repeated.
     *
     * @throws UncheckedIOException if that cannot be written; then they must not be sent
     */
    public void sending(Indices who) {
        journal.sending(who);
    }

    /** Enters that these people have arrived, as so many resources of each type, so many bytes long. */
    public void delivered(Indices who, Map<String, Integer> resources, long bytes) {
        remember(() -> journal.delivered(who, resources, bytes));
        tally.delivered(Math.toIntExact(who.count()), resources, bytes);
    }

    /** Enters that these people are in the dead letters. */
    public void deadLettered(Indices who) {
        remember(() -> journal.deadLettered(who));
        tally.deadLettered(Math.toIntExact(who.count()));
    }

    /** Enters that these people were made, and remain: the process is being stopped, or the disk is full. */
    public void left(Indices who) {
        tally.left(who.count());
    }

    /** What has happened has happened, whether it can be written down or not; but no more is begun. */
    private void remember(Runnable entry) {
        try {
            entry.run();
        } catch (UncheckedIOException e) {
            stop();
            trouble("the ledger cannot be written, and a resumed run would send again what is not in it: "
                    + e.getMessage());
        }
    }

    /** Tells whether everyone who was made is delivered, in the dead letters or left for another time. */
    public boolean isAccounted() {
        return generated() == tally.delivered() + tally.deadLettered() + tally.left();
    }

    /** Returns how long the run has been under way. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Ends the generation after the record that is being made; what has been made is still sent. */
    public void stop() {
        stopped = true;
    }

    /** Ends the generation, because the process is being stopped; what has been made is still sent, but once. */
    public void interrupt() {
        stopped = true;
        interrupted = true;
    }

    /** Tells whether the process is being stopped, so that nothing is sent a second time. */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** Ends the generation, and the sending of what has been made. */
    public void giveUp() {
        stopped = true;
        givenUp = true;
    }

    /** Tells whether nothing is to be sent any more. */
    public boolean isGivenUp() {
        return givenUp;
    }

    /** Tells whether the generation was ended before its time. */
    public boolean isStopped() {
        return stopped;
    }

    /** Returns the records of this run, each counted as it is taken, until the run is stopped. */
    Iterator<PatientRecord> count(Iterator<PatientRecord> records) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !stopped && records.hasNext();
            }

            @Override
            public PatientRecord next() {
                try {
                    PatientRecord next = records.next();
                    generated.incrementAndGet();
                    return next;
                } catch (RuntimeException e) {
                    stop(); // Camel's splitter would else go on to take, and lose, the records after the broken one
                    throw e;
                }
            }
        };
    }

    /** Says that a Bundle of this run is being gathered. */
    public void opened() {
        open.register();
    }

    /** Says that a Bundle of this run has come to its end, whichever. */
    public void closed() {
        open.arriveAndDeregister();
    }

    /** Waits until each Bundle of this run has come to its end; after that, none may be opened. */
    public void awaitBundles() {
        open.awaitAdvance(open.arriveAndDeregister());
    }
}
