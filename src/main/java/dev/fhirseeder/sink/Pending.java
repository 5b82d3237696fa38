package dev.fhirseeder.sink;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one type that are not in a block yet. Not safe for use by many threads. */
final class Pending {

    private final String type;
    private final int least;
    private List<Slice> lines = new ArrayList<>();
    private int size;
    private long number;

    /**
     * Begins a file.
     *
     * @param type the resource type
     * @param least how many bytes a block has at least, unless a checkpoint ends it
     */
    Pending(String type, int least) {
        this.type = type;
        this.least = least;
    }

    /**
     * Adds whole lines, and returns the blocks that are full with them: each ends with the line that fills it.
     *
     * @param more begins with the lines
     * @param length of the lines in bytes
     */
    List<Block> add(byte[] more, int length) {
        List<Block> full = new ArrayList<>(0);
        int from = 0;
        while (length - from >= least - size) {
            int end = lineEnd(more, from + least - size - 1);
            append(new Slice(more, from, end));
            full.add(cut(null));
            from = end;
        }
        if (from < length) {
            append(new Slice(more, from, length));
        }
        return full;
    }

    /** Returns what there is as a block, perhaps of nothing. */
    Block cut(@Nullable Mark mark) {
        Block block = new Block(type, number++, lines, mark);
        lines = new ArrayList<>();
        size = 0;
        return block;
    }

    private void append(Slice slice) {
        lines.add(slice);
        size += slice.length();
    }

    private static int lineEnd(byte[] lines, int at) {
        int end = at;
        while (lines[end] != '\n') {
            end++;
        }
        return end + 1;
    }
}
