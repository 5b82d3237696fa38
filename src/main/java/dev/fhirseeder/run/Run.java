package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.request.GenerationRequest;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One run: a request on its way. Counts are of people. Safe for use by many threads.
 */
public final class Run extends Course {

    private final @Nullable GenerationRequest request;
    private final long requested;
    private final boolean next;
    private final Memory memory;
    private volatile long reached;
    private final Tally tally = new Tally();
    private final AtomicLong generated = new AtomicLong();

    /**
     * Opens the account of a run that is not remembered.
     *
     * @param id names the run, in logs and files
     * @param request what was asked
     * @param next whether these are the next people of a feed
     */
    public Run(String id, GenerationRequest request, boolean next) {
        this(id, request, next, Memory.none(), Shipment.PLAIN);
    }

    /**
     * Opens the account; whoever was settled before is counted as made and settled.
     *
     * @param id names the run, in logs and files
     * @param request what was asked
     * @param next whether these are the next people of a feed
     * @param memory what is remembered of it
     * @param shipment how its people travel
     */
    Run(String id, GenerationRequest request, boolean next, Memory memory, Shipment shipment) {
        super(id, shipment, new Profile(request.asOf(), memory.left(request)));
        this.request = request;
        this.requested = request.records();
        this.next = next;
        this.memory = memory;
        this.reached = request.startIndex();
        memory.restore(tally);
        generated.set(restored());
    }

    /**
     * Opens the account of people who were made before.
     *
     * @param id names the run, in logs and files
     * @param people how many they are
     * @param shipment how they travel
     */
    Run(String id, long people, Shipment shipment) {
        super(id, shipment, null);
        this.request = null;
        this.requested = people;
        this.next = false;
        this.memory = Memory.none();
    }

    /**
     * Returns what was asked.
     *
     * @throws IllegalStateException if nobody is made
     */
    public GenerationRequest request() {
        if (request == null) {
            throw new IllegalStateException("The people of run " + id() + " were made before");
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

    /** Notes that people have been looked for up to this index. */
    void reached(long index) {
        reached = Math.max(reached, index + 1);
    }

    /** Returns the index after the last person: of a request with criteria, as far as it has been looked for. */
    long endIndex() {
        return request().isSelective() ? reached : request().endIndex();
    }

    /** Returns what is remembered of the run beyond the process. */
    Memory memory() {
        return memory;
    }

    /** Returns how the run goes on if it does not come to its end, in words for people; empty if it cannot. */
    public Optional<String> resumption() {
        return Optional.of(shipment().start().resume(id(), next)).filter(how -> memory.lasting() && !isExhausted());
    }

    /** Returns how many people were settled when the run was resumed; 0 of a run that began anew. */
    public long restored() {
        return memory.settled().count();
    }

    /** Returns who they were. */
    public Indices settled() {
        return memory.settled();
    }

    /** Returns how many resources they had. */
    public long restoredResources() {
        return memory.resources();
    }

    /**
     * Returns who was being sent, when an earlier process ended, in a way that must not be repeated. Nobody knows whether
     * they have arrived: they are made once more, to go into the dead letters, and must not be sent. Nobody in a run that
     * began anew, or that may send again.
     */
    public Indices uncertain() {
        return memory.uncertain();
    }

    /** Returns what has become of the people so far. */
    public Tally tally() {
        return tally;
    }

    /** Returns how many people have been generated so far, those included who were settled before. */
    public long generated() {
        return generated.get();
    }

    /** Returns how many people are neither delivered nor in the dead letters. */
    public long remaining() {
        return requested - tally.delivered() - tally.deadLettered();
    }

    /**
     * Remembers that people are about to be sent in a way that must not be repeated.
     *
     * @throws UncheckedIOException if that cannot be written; then they must not be sent
     */
    public void sending(Indices who) {
        memory.journal().sending(who);
    }

    /** Enters that these people have arrived, as so many resources of each type, so many bytes long. */
    public void delivered(Indices who, Map<String, Integer> resources, long bytes) {
        remember(() -> memory.journal().delivered(who, resources, bytes));
        tally.delivered(Math.toIntExact(who.count()), resources, bytes);
    }

    /** Enters that these people are in the dead letters. */
    public void deadLettered(Indices who) {
        remember(() -> memory.journal().deadLettered(who));
        tally.deadLettered(Math.toIntExact(who.count()));
    }

    /**
     * Enters that the server has surely not taken these people, whom {@link #sending} named: if the process ends now, they
     * may be sent. To be called only where they are to be sent another time, and not of those who go into the dead letters.
     */
    public void unsent(Indices who) {
        remember(() -> memory.journal().unsent(who));
    }

    /** Enters that these people were made, and remain: the process is being stopped, or the disk is full. */
    public void left(Indices who) {
        tally.left(who.count());
    }

    /** Enters that these people, who are counted as arrived, are safe on the disk: they need not be made again. */
    public void written(Checkpoint checkpoint) {
        remember(() -> memory.written(checkpoint));
    }

    /** Returns how long the files were at the last checkpoint, whichever process came to it; empty if none did. */
    public Map<String, Long> files() {
        return memory.files();
    }

    /** Takes the deliveries since the last checkpoint back: those people remain. */
    public void takeBack() {
        memory.takeBack(tally, false);
    }

    /** Takes all deliveries back: the files are whole and could not take their place. */
    public void takeAllBack() {
        memory.takeBack(tally, true);
    }

    /** Ends the remembering. */
    void forget() {
        remember(memory.journal()::close);
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

    /**
     * Tells whether the books balance: those who remain, counted as those who are neither delivered nor dead-lettered, are
     * as many as those who were not made or were made and left.
     */
    public boolean isBalanced() {
        return unmade() >= 0 && remaining() >= 0 && remaining() == unmade() + tally.left();
    }

    /** Returns how many people have not been made. */
    long unmade() {
        return requested - generated();
    }

    /** Returns the records of this run, each counted as it is taken, until the run is stopped. */
    Iterator<PatientRecord> count(Iterator<PatientRecord> records) {
        return new CountedRecords(records, this, generated);
    }
}
