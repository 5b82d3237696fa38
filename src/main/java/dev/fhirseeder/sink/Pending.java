package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.json.Texts;
import dev.fhirseeder.json.Utf8;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one type that are not in a block yet. Not safe for use by many threads. */
final class Pending {

    private final String type;
    private final int least;
    private final Texts rooms = new Texts(1);
    private @Nullable Utf8 open;
    private long number;

    /**
     * Begins a file.
     *
     * @param type the resource type
     * @param least how many bytes a block has at least, unless a checkpoint ends it; with 0 whatever comes together is a block
     */
    Pending(String type, int least) {
        this.type = type;
        this.least = least;
    }

    /** Adds whole lines, and returns the blocks that are full with them: each ends with the line that fills it. */
    List<Block> add(Lines lines) {
        byte[] bytes = lines.text().array();
        int length = lines.text().size();
        if (least == 0) {
            return List.of(new Block(type, number++, new Slice(bytes, 0, length), lines.done(), null));
        }
        List<Block> full = new ArrayList<>(0);
        int from = 0;
        while (from < length) {
            Utf8 text = open == null ? rooms.open() : open;
            int missing = least - text.size();
            int end = length - from < missing ? length : lineEnd(bytes, from + missing - 1);
            text.append(bytes, from, end - from);
            open = text;
            if (text.size() >= least) {
                full.add(cut(null));
            }
            from = end;
        }
        lines.done().run();
        return full;
    }

    /** Returns what there is as a block, perhaps of nothing. */
    Block cut(@Nullable Mark mark) {
        Utf8 text = open;
        open = null;
        return text == null
                ? new Block(type, number++, Slice.NOTHING, () -> {}, mark)
                : new Block(type, number++, new Slice(text.bytes(), 0, text.size()), () -> rooms.done(text), mark);
    }

    private static int lineEnd(byte[] lines, int at) {
        int end = at;
        while (lines[end] != '\n') {
            end++;
        }
        return end + 1;
    }
}
