package dev.fhirseeder.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * How a server has answered the attempts of a run: by status, by kind of failure, and which took longest. Its size has a bound,
 * whatever is answered. Safe for use by many threads.
 */
public final class Answers {

    /** How many of the slowest are kept. */
    static final int SLOWEST = 3;

    /** How many kinds of failure are told apart; what comes after them is counted as {@link #OTHERS}. */
    static final int KINDS = 20;

    static final String OTHERS = "others";

    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final Map<String, Long> failures = new LinkedHashMap<>();
    private final List<Slow> slowest = new ArrayList<>();

    /**
     * One attempt that took long.
     *
     * @param ms how long, in milliseconds
     * @param status the HTTP status of the answer
     * @param bundle the id of the Bundle, as the log has it
     */
    public record Slow(long ms, int status, String bundle) {}

    /**
     * Enters an attempt that has ended.
     *
     * @param status the HTTP status of the answer, 0 if there was none
     * @param ms how long it took, in milliseconds
     * @param bundle names the Bundle; asked only if it is among the slowest, and while others may enter theirs
     */
    public void enter(int status, long ms, Supplier<String> bundle) {
        if (count(status, ms)) {
            keep(new Slow(ms, status, bundle.get()));
        }
    }

    /** Tells whether it is among the slowest so far. */
    private synchronized boolean count(int status, long ms) {
        statuses.merge(status, 1L, Long::sum);
        return status != 0 && isAmongSlowest(ms);
    }

    private boolean isAmongSlowest(long ms) {
        return slowest.size() < SLOWEST || ms > slowest.get(SLOWEST - 1).ms();
    }

    /** Others may have been slower while the Bundle was named. */
    private synchronized void keep(Slow slow) {
        if (isAmongSlowest(slow.ms())) {
            slowest.add(slow);
            slowest.sort(Comparator.comparingLong(Slow::ms).reversed());
            if (slowest.size() > SLOWEST) {
                slowest.remove(SLOWEST);
            }
        }
    }

    /** Enters the failure of an attempt, by its kind in a few words. */
    public synchronized void failed(String kind) {
        String known = failures.containsKey(kind) || failures.size() < KINDS ? kind : OTHERS;
        failures.merge(known, 1L, Long::sum);
    }

    /** Returns how many attempts had which status, in their order; 0 stands for no answer. */
    public synchronized Map<Integer, Long> statuses() {
        return new TreeMap<>(statuses);
    }

    /** Returns how many attempts failed in which way, in the order in which each was first met. */
    public synchronized Map<String, Long> failures() {
        return new LinkedHashMap<>(failures);
    }

    /** Returns the attempts that took longest and were answered, the longest first. */
    public synchronized List<Slow> slowest() {
        return List.copyOf(slowest);
    }
}
