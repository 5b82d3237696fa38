package dev.fhirseeder.sink;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who bring people work off all that was brought, in the order of the indices: whoever is free takes the next
 * portion, of whomever. So neighbours are worked off together, and little waits for its turn. Whoever leaves in the midst of it,
 * since the run is over, leaves the rest of his own here. Safe for use by many threads.
 */
final class Crew {

    private final int most;
    private final LongPredicate admitted;
    private final Duration glance;
    private final Queue<Portion> waiting = new PriorityQueue<>(Comparator.comparingLong(Portion::first));
    private int working;
    private boolean held;

    /**
     * Prepares the work.
     *
     * @param most how many portions are in hand at the same time
     * @param admitted tells whether a portion may be begun, by its first index; the one whose turn it is always may
     * @param glance after which time it is asked again what is admitted, if nothing is done meanwhile
     */
    Crew(int most, LongPredicate admitted, Duration glance) {
        this.most = most;
        this.admitted = admitted;
        this.glance = glance;
    }

    /** Takes in all that somebody brings. */
    synchronized void add(Consignment brought) {
        waiting.addAll(brought.portions());
        notifyAll();
    }

    /**
     * Hands out what is to be done next, and waits until there is something.
     *
     * @param own what was brought by the one who asks
     * @return null if that is all done, by whomever
     * @throws InterruptedException if the one who asks is interrupted while he waits
     */
    synchronized @Nullable Portion next(Consignment own) throws InterruptedException {
        while (own.isOpen()) {
            Portion first = waiting.peek();
            if (first != null && working < most) {
                if (admitted.test(first.first())) {
                    working++;
                    return waiting.remove();
                }
                held = true;
            }
            wait(glance.toMillis());
        }
        notifyAll(); // who leaves makes room for another
        return null;
    }

    /**
     * Takes back what was handed out.
     *
     * @param batch what has become of it; null if nothing
     */
    synchronized void done(Portion portion, @Nullable Batch batch) {
        working--;
        Consignment of = portion.of();
        of.settle(batch);
        if (held || !of.isOpen()) {
            held = false;
            notifyAll();
        }
    }
}
