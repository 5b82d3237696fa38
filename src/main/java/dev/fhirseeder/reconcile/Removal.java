package dev.fhirseeder.reconcile;

import dev.fhirseeder.request.GenerationRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account of one removal. Safe for use by many threads. */
public final class Removal implements Inquiry {

    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
    private static final int STEPS = 20;
    private static final int REFUSED = 2;

    private final String id;
    private final GenerationRequest request;
    private final boolean whole;
    private final Optional<Long> confirmed;
    private final SortedMap<String, Long> before = new TreeMap<>();
    private final SortedMap<String, Long> removed = new TreeMap<>();
    private final SortedMap<String, Long> after = new TreeMap<>();
    private final Set<String> done = new HashSet<>();
    private Set<String> lastPage = Set.of();
    private State state = State.COUNTING;
    private @Nullable String trouble;

    /** How far it is. */
    public enum State {

        /** What is there is being counted. */
        COUNTING,

        /** Nothing is removed: nobody has confirmed a count. */
        DRY_RUN,

        /** Nothing is removed: another count was confirmed. */
        REFUSED,

        /** It is being removed. */
        REMOVING,

        /** Nothing is left. */
        REMOVED,

        /** It has not come to its end. */
        BROKEN;

        /** Returns it as it is reported. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Opens the account.
     *
     * @param id names it, in logs and files
     * @param request whose resources are to be removed
     * @param whole whether everything is to be removed that carries the tag of the seed, whoever it belongs to
     * @param confirmed how many resources the operator has agreed to; empty to count only
     */
    Removal(String id, GenerationRequest request, boolean whole, Optional<Long> confirmed) {
        this.id = id;
        this.request = request;
        this.whole = whole;
        this.confirmed = confirmed;
    }

    /** Returns the name. */
    String id() {
        return id;
    }

    /** Returns whose resources are to be removed. */
    GenerationRequest request() {
        return request;
    }

    /** Returns the seed. */
    long seed() {
        return request.seed();
    }

    /** Tells whether everything of the seed is to be removed. */
    boolean isWhole() {
        return whole;
    }

    /** Returns how many resources the operator has agreed to. */
    Optional<Long> confirmed() {
        return confirmed;
    }

    /** Enters how many resources there are of a share, before anything is removed, or after. */
    synchronized void counted(Share share, long count) {
        (state == State.COUNTING ? before : after).merge(share.type(), count, Long::sum);
    }

    /** Decides, once everything is counted, whether it is removed. */
    synchronized void decide(boolean stopped) {
        if (state == State.COUNTING && stopped) {
            broken("the process was stopped");
        } else if (state == State.COUNTING) {
            state = confirmed
                    .map(count -> count == total(before) ? State.REMOVING : State.REFUSED)
                    .orElse(State.DRY_RUN);
        }
    }

    /** Enters that nothing is left of a type. */
    synchronized void emptied(String type) {
        done.add(type);
    }

    /** Tells whether nothing is left of a type. */
    synchronized boolean isEmptied(String type) {
        return done.contains(type);
    }

    /** Tells whether these are some of those that were removed at last. */
    synchronized boolean isRemoved(List<Held> page) {
        return page.stream().map(Held::place).anyMatch(lastPage::contains);
    }

    /** Enters that these are removed. */
    synchronized void removed(String type, List<Held> page) {
        long sum = total(removed);
        removed.merge(type, (long) page.size(), Long::sum);
        lastPage = new HashSet<>(page.stream().map(Held::place).toList());
        long all = Math.max(1, total(before));
        if (sum * STEPS / all < total(removed) * STEPS / all) {
            LOG.info("purge={} removed={} of={}", id, total(removed), all);
        }
    }

    /**
     * Closes the account, once everything is counted again. What was removed is then what is not there any more, whatever the
     * server has answered.
     */
    synchronized void close(boolean stopped) {
        if (state == State.REMOVING && !stopped) {
            before.forEach((type, count) -> removed.put(type, Math.max(0, count - after.getOrDefault(type, 0L))));
        }
        if (state == State.REMOVING && stopped) {
            broken("the process was stopped");
        } else if (state == State.REMOVING && total(after) > 0) {
            broken("something is left on the server");
        } else if (state == State.REMOVING) {
            state = State.REMOVED;
        }
    }

    @Override
    public synchronized void broken(String why) {
        state = State.BROKEN;
        trouble = why;
    }

    /** Returns how far it is. */
    synchronized State state() {
        return state;
    }

    /** Returns what went wrong; null if nothing did. */
    synchronized @Nullable String trouble() {
        return trouble;
    }

    /** Returns, for each moment, how many resources there were of each type. */
    synchronized Map<String, SortedMap<String, Long>> counts() {
        Map<String, SortedMap<String, Long>> counts = new LinkedHashMap<>();
        counts.put("before", new TreeMap<>(before));
        counts.put("removed", new TreeMap<>(removed));
        counts.put("after", new TreeMap<>(after));
        return counts;
    }

    /** Returns how many of all types. */
    static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns 0 if nothing is left or nothing was to be removed, 2 if another count was confirmed, and 1 if it broke off. */
    @Override
    public synchronized int exitCode() {
        return switch (state) {
            case REMOVED, DRY_RUN -> 0;
            case REFUSED -> REFUSED;
            case COUNTING, REMOVING, BROKEN -> 1;
        };
    }

    @Override
    public String toString() {
        return "purge=" + id;
    }
}
