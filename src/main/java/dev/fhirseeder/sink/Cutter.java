package dev.fhirseeder.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the lines of people, who come in their order, into blocks and checkpoints. What a block holds that is to be
 * compressed follows from the people and their indices alone, however they were gathered. Safe for use by many threads.
 */
final class Cutter {

    private final long every;
    private final int least;
    private final SortedMap<String, Pending> files = new TreeMap<>();
    private final Queue<Mark> marks = new ArrayDeque<>();
    private @Nullable Mark open;

    /**
     * Prepares the cutting.
     *
     * @param every at which indices there is a checkpoint: at the multiples of this
     * @param least how many bytes a block has at least, unless a checkpoint ends it; with 0 whatever comes together is a block
     */
    Cutter(long every, int least) {
        this.every = every;
        this.least = least;
    }

    /** Adds people, of whom the last is the last before a checkpoint at most, and returns the blocks that are full. */
    synchronized List<Block> add(Batch batch) {
        List<Block> blocks = new ArrayList<>();
        batch.lines()
                .forEach((type, some) -> blocks.addAll(files.computeIfAbsent(type, name -> new Pending(name, least))
                        .add(some)));
        Mark mark = open == null ? new Mark(batch.first()) : open;
        mark.add(batch);
        open = mark;
        if (batch.end() % every == 0) {
            blocks.addAll(end());
        }
        return blocks;
    }

    /** Returns all that is pending, as the blocks of a checkpoint; nothing if nobody came since the last one. */
    synchronized List<Block> end() {
        Mark mark = open;
        if (mark == null) {
            return List.of();
        }
        mark.await(files.size());
        marks.add(mark);
        open = null;
        return files.values().stream().map(pending -> pending.cut(mark)).toList();
    }

    /** Returns the next checkpoint that every file has reached, and forgets it; null if there is none. */
    synchronized @Nullable Mark reached() {
        Mark next = marks.peek();
        return next != null && next.isReached() ? marks.remove() : null;
    }
}
