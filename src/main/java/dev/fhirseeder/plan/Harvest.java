package dev.fhirseeder.plan;

import dev.fhirseeder.run.Run;
import java.util.BitSet;

/**
 * Enters the results of a plan into the account of its run. A chunk counts once, by the first of its results. Takes a bit a
 * chunk, and nothing that grows with people. Not safe for use by many threads.
 */
public final class Harvest {

    /** So many troubles are told, and how many more there are. */
    private static final int TOLD = 20;

    private final Plan plan;
    private final Run run;
    private final BitSet done = new BitSet();
    private long troubles;

    /** Begins with nothing. */
    public Harvest(Plan plan, Run run) {
        this.plan = plan;
        this.run = run;
    }

    /** Returns whose results these are. */
    public Plan plan() {
        return plan;
    }

    /** Returns the run of all chunks together. */
    public Run run() {
        return run;
    }

    /**
     * Takes a result in.
     *
     * @return false if it does not count: the chunk has one already, or it is of a command that this plan does not give
     */
    public boolean take(Result result) {
        Command command = result.command();
        int chunk = command.chunk();
        if (chunk < 0
                || chunk >= plan.chunks()
                || done.get(chunk)
                || !plan.command(chunk).equals(command)) {
            return false;
        }
        done.set(chunk);
        run.taken(result.delivered() + result.deadLettered());
        run.tally()
                .gathered(
                        result.delivered(),
                        result.deadLettered(),
                        result.resources(),
                        result.bundles(),
                        result.retries(),
                        result.bytes(),
                        Latencies.of(result.latency()));
        result.troubles().forEach(this::trouble);
        return true;
    }

    private void trouble(String what) {
        troubles++;
        if (troubles <= TOLD) {
            run.trouble(what);
        }
    }

    /** Tells whether a chunk has a result. */
    public boolean has(int chunk) {
        return done.get(chunk);
    }

    /** Returns how many chunks have a result. */
    public int chunks() {
        return done.cardinality();
    }

    /** Tells whether every chunk has a result. */
    public boolean isComplete() {
        return chunks() == plan.chunks();
    }

    /**
     * Ends the account.
     *
     * @param goOn how those come to their results that have none yet, in words for people
     */
    public Run close(String goOn) {
        if (troubles > TOLD) {
            run.trouble("and %d more troubles, which the results tell".formatted(troubles - TOLD));
        }
        if (!isComplete()) {
            run.trouble("%d of %d chunks have no result yet; go on by %s"
                    .formatted(plan.chunks() - chunks(), plan.chunks(), goOn));
        }
        return run;
    }
}
