package dev.fhirseeder.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets people through in the order of their places in the run, in whatever order they come. Who comes before his turn is left here and
 * taken along by whoever has the turn; nobody waits. Safe for use by many threads.
 */
final class Turnstile {

    /** How much may be left here, in bytes, before those better stay away who would come too early. */
    private static final long ROOM = 1L << 20;

    private final Cutter cutter;
    private final Map<Long, Batch> waiting = new HashMap<>();
    private long size;
    private long next;

    /**
     * Prepares the turns.
     *
     * @param first the place of the first person
     * @param cutter takes the people in their order
     */
    Turnstile(long first, Cutter cutter) {
        this.next = first;
        this.cutter = cutter;
    }

    /** Tells whether people may come, by the place of the first: it is their turn, or there is room for them to be left. */
    synchronized boolean isOpen(long first) {
        return first == next || size < ROOM;
    }

    /**
     * Lets people through, and all who wait for them alone.
     *
     * @return the blocks that are full by that
     */
    synchronized List<Block> pass(Batch batch) {
        waiting.put(batch.first(), batch);
        size += batch.size();
        List<Block> blocks = new ArrayList<>();
        for (Batch turn = waiting.remove(next); turn != null; turn = waiting.remove(next)) {
            blocks.addAll(cutter.add(turn));
            next = turn.end();
            size -= turn.size();
        }
        return blocks;
    }
}
