package dev.fhirseeder.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Lets people through in the order of their indices, in whatever order they come. Who comes before his turn is left here and
 * taken along by whoever has the turn; nobody waits unless too much is left here already. Safe for use by many threads.
 */
final class Turnstile {

    /** How much may be left here, in bytes, before those wait who come too early. */
    private static final long ROOM = (1L << 18) * Runtime.getRuntime().availableProcessors();

    /** How soon who waits sees that the run is over, in milliseconds: nobody has to think of telling it. */
    private static final long GLANCE = 50;

    private final Cutter cutter;
    private final BooleanSupplier over;
    private final Map<Long, Batch> waiting = new HashMap<>();
    private long size;
    private long next;

    /**
     * Prepares the turns.
     *
     * @param first the index of the first person
     * @param cutter takes the people in their order
     * @param over tells whether nobody's turn comes any more
     */
    Turnstile(long first, Cutter cutter, BooleanSupplier over) {
        this.next = first;
        this.cutter = cutter;
        this.over = over;
    }

    /**
     * Lets people through, and all who wait for them alone.
     *
     * @return the blocks that are full by that
     * @throws InterruptedException if it is interrupted while it waits; the people are not let through
     */
    synchronized List<Block> pass(Batch batch) throws InterruptedException {
        while (batch.first() != next && size >= ROOM && !over.getAsBoolean()) {
            wait(GLANCE);
        }
        waiting.put(batch.first(), batch);
        size += batch.size();
        List<Block> blocks = new ArrayList<>();
        for (Batch turn = waiting.remove(next); turn != null; turn = waiting.remove(next)) {
            blocks.addAll(cutter.add(turn));
            next = turn.end();
            size -= turn.size();
        }
        notifyAll();
        return blocks;
    }
}
