package dev.fhirseeder.run;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import dev.fhirseeder.request.GenerationRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is remembered of a run beyond the life of the process, and what was known of it when it was opened. */
final class Memory {

    private final Journal journal;
    private final boolean lasting;
    private final boolean resumed;
    private final Standing before = new Standing();
    private final Standing checked = new Standing();

    /**
     * Begins to remember.
     *
     * @param journal takes what becomes of its people
     * @param before what had become of them until now; it may change later
     * @param lasting whether the run can be resumed
     * @param resumed whether an earlier process has begun it
     */
    Memory(Journal journal, Standing before, boolean lasting, boolean resumed) {
        this.journal = journal;
        this.lasting = lasting;
        this.resumed = resumed;
        before.summary().forEach(this.before::enter);
        before.summary().forEach(checked::enter);
    }

    /** Returns the memory of a run that will not be remembered. */
    static Memory none() {
        return new Memory(Journal.NONE, new Standing(), false, false);
    }

    Journal journal() {
        return journal;
    }

    /** Tells whether the run can be resumed. */
    boolean lasting() {
        return lasting;
    }

    /** Tells whether an earlier process has begun the run. */
    boolean resumed() {
        return resumed;
    }

    /** Returns how many people of a request were neither delivered nor in the dead letters when the run was opened. */
    long left(GenerationRequest request) {
        return request.records() - settled().count();
    }

    /** Returns who was delivered or in the dead letters when the run was opened. */
    Indices settled() {
        return before.settled();
    }

    /** Returns who was being sent then, with an outcome that nobody knows. */
    Indices uncertain() {
        return before.uncertain();
    }

    /** Returns whom to make: everyone but those who were settled, the uncertain first. */
    List<Range<Long>> missing(GenerationRequest request) {
        RangeSet<Long> others = TreeRangeSet.create();
        others.add(Range.closedOpen(request.startIndex(), request.endIndex()));
        others.removeAll(settled().ranges());
        others.removeAll(uncertain().ranges());
        return Stream.of(uncertain().ranges(), others)
                .flatMap(some -> some.asRanges().stream())
                .toList();
    }

    /**
     * Remembers a checkpoint, unless the run cannot be resumed.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    synchronized void written(Checkpoint checkpoint) {
        if (lasting) {
            journal.written(checkpoint);
            checked.enter(Entry.written(checkpoint));
        }
    }

    /** Returns how long the files were at the last checkpoint; empty if there was none. */
    synchronized Map<String, Long> files() {
        return checked.files();
    }

    /** Takes back what was counted since the last checkpoint, or everything. */
    synchronized void takeBack(Tally tally, boolean everything) {
        tally.takeBack(everything ? new Standing() : checked);
    }

    /** Returns how many resources were known. */
    long resources() {
        return before.resources().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Counts what was known. */
    void restore(Tally tally) {
        tally.restore(before);
    }
}
