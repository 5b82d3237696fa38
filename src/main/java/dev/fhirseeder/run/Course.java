package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.profile.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The course of a run: how it travels, what of it is on its way, whether it goes on, for how long it has, and what went wrong. Safe
 * for use by many threads.
 */
public abstract sealed class Course permits Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private static final int MOST_PLACES = 100;

    private final String id;
    private final Shipment shipment;
    private volatile @Nullable Profile profile;
    private final long startedAt = System.nanoTime();
    private volatile @Nullable Duration duration;
    private final Set<String> elsewhere = new ConcurrentSkipListSet<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<Runnable> atEnd = new CopyOnWriteArrayList<>();
    private final Phaser open = new Phaser(1);
    private volatile boolean stopped;
    private volatile boolean givenUp;
    private volatile boolean interrupted;
    private volatile boolean passing;
    private volatile boolean shared;
    private volatile boolean waiting;
    private volatile boolean exhausted;

    /**
     * Begins.
     *
     * @param profile of the people who will be made; null if they were made before
     */
    Course(String id, Shipment shipment, @Nullable Profile profile) {
        this.id = id;
        this.shipment = shipment;
        this.profile = profile;
    }

    /** Returns the name of the run. */
    public String id() {
        return id;
    }

    /** Returns how its people travel. */
    public Shipment shipment() {
        return shipment;
    }

    /** Returns the name of the sink that takes its people. */
    public String sink() {
        return shipment.destination().sink();
    }

    /** Says that it leaves nothing behind in the ledger when it has come to its end: others know what it was asked. */
    void passes() {
        passing = true;
    }

    /**
     * Tells whether it leaves nothing behind in the ledger when it has come to its end. What is not done of it is asked for
     * again, here or elsewhere.
     */
    public boolean isPassing() {
        return passing;
    }

    /** Says that others make its people, and say so themselves if there are fewer than are wanted. */
    void shares() {
        shared = true;
    }

    /** Tells whether others make its people. */
    public boolean isShared() {
        return shared;
    }

    /**
     * Returns what the people look like whom this process has made for it, as far as they have been entered. Empty for a run whose people others
     * make, or were made before, and for one that is a chunk of something larger, whose people nobody looks at here.
     */
    public Optional<Profile> profile() {
        return passing || shared ? Optional.empty() : Optional.ofNullable(profile);
    }

    /**
     * Enters in the profile what people look like who were delivered. It is for people to look at, and must not undo what was delivered: if
     * it fails, nobody is entered any more, and there is no profile.
     */
    public void portray(List<PatientRecord> people) {
        profile().ifPresent(counted -> {
            try {
                counted.enter(people);
            } catch (RuntimeException e) {
                profile = null;
                LOG.error("run={} its people cannot be counted for its page", id, e);
            }
        });
    }

    /** Notes where others have sent people of it; what says nothing is left out. */
    public void sent(String to) {
        if (!to.isEmpty() && elsewhere.size() < MOST_PLACES) {
            elsewhere.add(to);
        }
    }

    /**
     * Returns where its people went, each place once and as a URL: where its shipment goes, or, if others make them, where these have sent
     * some, which may be nowhere yet. At most {@value #MOST_PLACES} are known.
     */
    public List<String> places() {
        return shared ? List.copyOf(elsewhere) : List.of(shipment.destination().url());
    }

    /** Says whether it waits for a server out of reach. */
    public void waits(boolean forServer) {
        waiting = forServer;
    }

    /** Tells whether it waits for a server out of reach. */
    public boolean isWaiting() {
        return waiting;
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

    /** Tells whether anything went wrong beside the deliveries. */
    public boolean isTroubled() {
        return !troubles.isEmpty();
    }

    /** Returns how long the run has been under way, or was. */
    public Duration elapsed() {
        Duration whole = duration;
        return whole == null ? Duration.ofNanos(System.nanoTime() - startedAt) : whole;
    }

    /** Notes that the run has come to its end: whatever is done after that does not count as its time. */
    void ended() {
        duration = elapsed();
        atEnd.forEach(Runnable::run);
    }

    /** Says what is to be done when the run has come to its end. */
    public void atEnd(Runnable what) {
        atEnd.add(what);
    }

    /** Says how long the work took, where others did it, and before it was asked for here. */
    public void took(Duration work) {
        duration = work;
    }

    /** Tells whether the run has come to its end. */
    public boolean isEnded() {
        return duration != null;
    }

    /** Says that nobody more of those who are wanted is to be found: the run is over, though somebody remains. */
    void exhaust() {
        exhausted = true;
    }

    /** Tells whether it is over, though somebody remains: there are no more people of the kind that is wanted. */
    public boolean isExhausted() {
        return exhausted;
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
