package dev.fhirseeder.bundle;

import dev.fhirseeder.json.Cut;
import dev.fhirseeder.json.Escapes;
import dev.fhirseeder.json.Utf8;
import java.util.List;

/** What stands around something in a text: the same but for one word. Cut from a text in which both are known. */
final class Frame {

    private final Cut before;
    private final Cut after;

    private Frame(Cut before, Cut after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Cuts a frame.
     *
     * @param text in which the content stands once
     * @param content what stands in the frame
     * @param word stands in the frame; others in its place need no escape
     */
    static Frame around(String text, String content, String word) {
        int start = text.indexOf(content);
        if (start < 0) {
            throw new IllegalStateException("Expected " + content + ", found " + text);
        }
        return new Frame(cut(text.substring(0, start), word), cut(text.substring(start + content.length()), word));
    }

    private static Cut cut(String text, String word) {
        return Cut.of(text, List.of(word), List.of(Escapes.NONE));
    }

    void open(Utf8 out, String word) {
        before.appendTo(out, word);
    }

    void close(Utf8 out, String word) {
        after.appendTo(out, word);
    }
}
