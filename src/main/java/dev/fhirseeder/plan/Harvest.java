package dev.fhirseeder.plan;

import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Counted;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Enters the results of a plan into the account of its run. A chunk counts once, by the first of its results that tells of
 * everybody; until there is one, by that which tells of most. Takes two bits a chunk, and what the results say that tell of
 * fewer people than were asked for; nothing grows with people. Not safe for use by many threads.
 */
public final class Harvest {

    /** So many troubles are told, and how many more there are. */
    private static final int TOLD = 20;

    /** So many results that tell of nobody are kept for what they say; others are but counted. */
    private static final int KEPT = 1_000;

    private final Plan plan;
    private final Run run;
    private final BitSet done = new BitSet();
    private final BitSet answered = new BitSet();
    private final Map<Integer, Result> incomplete = new TreeMap<>();
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
     * Takes a result in. People whom the result of another command tells of are a trouble: they are not of this plan.
     *
     * @return false if it does not count: the chunk has a better one already, or it is of a command that this plan does not give
     */
    public boolean take(Result result) {
        Command command = result.command();
        int chunk = command.chunk();
        if (!plan.gives(command)) {
            foreign(result);
            return false;
        }
        answered.set(chunk);
        if (done.get(chunk)) {
            return false;
        }
        if (result.people() >= command.wanted()) {
            done.set(chunk);
            incomplete.remove(chunk);
            enter(result);
            return true;
        }
        return isBetter(result, incomplete.get(chunk));
    }

    private boolean isBetter(Result result, @Nullable Result before) {
        boolean better =
                before == null ? result.people() > 0 || incomplete.size() < KEPT : result.people() > before.people();
        if (better) {
            incomplete.put(result.command().chunk(), result);
        }
        return better;
    }

    private void foreign(Result result) {
        if (result.people() > 0) {
            trouble("chunk %d has a result of %s of another command, as of another seed: this plan was begun twice"
                    .formatted(result.command().chunk(), Counted.of(result.people(), "person", "people")));
        }
    }

    private void enter(Result result) {
        run.taken(result.people());
        run.sent(result.fhirUrl());
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
    }

    private void trouble(String what) {
        troubles++;
        if (troubles <= TOLD) {
            run.trouble(what);
        }
    }

    /** Tells whether a chunk has a result that tells of everybody; of any other, a command may be given again. */
    public boolean has(int chunk) {
        return done.get(chunk);
    }

    /** Notes that a command is given for a chunk: a result that came before is not its answer. */
    public void given(int chunk) {
        answered.clear(chunk);
    }

    /**
     * Notes that there are fewer people who are wanted than were asked for: nobody is left for some chunks.
     *
     * @param first the number of the first of these
     * @param found how many people there are
     */
    public void end(int first, long found) {
        answered.set(first, plan.chunks());
        done.set(first, plan.chunks());
        run.trouble("found " + Counted.found(found, run.requested()));
    }

    /** Returns how many chunks have a result. */
    public int chunks() {
        return answered.cardinality();
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
        incomplete.values().forEach(this::enter);
        troubles += answered.stream()
                .filter(chunk -> !done.get(chunk) && !incomplete.containsKey(chunk))
                .count();
        if (troubles > TOLD) {
            run.trouble("and %s, which the results tell"
                    .formatted(Counted.of(troubles - TOLD, "more trouble", "more troubles")));
        }
        if (!isComplete()) {
            run.trouble("chunks without a result yet: %d of %d; go on by %s"
                    .formatted(plan.chunks() - chunks(), plan.chunks(), goOn));
        }
        return run;
    }
}
