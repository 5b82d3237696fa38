package dev.fhirseeder.json;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A text that is the same but for some words: what stands between them, and which word stands where. */
public final class Cut {

    private static final Escapes[] ESCAPES = Escapes.values();

    /** What stands between the words, in one piece, so that it lies together in the memory too. */
    private final byte[] between;

    /** Three numbers for each word: where in that it stands, which it is, and what is done about its characters. */
    private final int[] stops;

    private Cut(String between, List<Integer> stops) {
        this.between = between.getBytes(StandardCharsets.UTF_8);
        this.stops = stops.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Cuts a text wherever one of these words stands.
     *
     * @param text in which they stand, each as often as it likes
     * @param words none of which is the beginning of another
     * @param escapes of each word, what is done about such characters of others in its place
     */
    public static Cut of(String text, List<String> words, List<Escapes> escapes) {
        StringBuilder between = new StringBuilder();
        List<Integer> stops = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            int word = wordAt(text, at, words);
            if (word >= 0) {
                between.append(text, from, at);
                stops.add(between.toString().getBytes(StandardCharsets.UTF_8).length);
                stops.add(word);
                stops.add(escapes.get(word).ordinal());
                from = at + words.get(word).length();
                at = from - 1;
            }
        }
        return new Cut(between.append(text.substring(from)).toString(), stops);
    }

    private static int wordAt(String text, int at, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (text.startsWith(words.get(i), at)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Appends the text with these words.
     *
     * @param words each a String or a LocalDate, in the order of those at which the text was cut; there may be more
     * @throws IllegalArgumentException if one cannot be written
     */
    public void appendTo(Utf8 out, Object... words) {
        int from = 0;
        for (int i = 0; i < stops.length; i += 3) {
            int end = stops[i];
            out.append(between, from, end - from);
            append(out, words[stops[i + 1]], ESCAPES[stops[i + 2]]);
            from = end;
        }
        out.append(between, from, between.length - from);
    }

    private static void append(Utf8 out, Object word, Escapes escapes) {
        if (escapes == Escapes.NONE) {
            if (word instanceof LocalDate day) {
                out.append(day);
            } else {
                out.append((String) word);
            }
        } else if (escapes == Escapes.REFUSED) {
            out.code((String) word);
        } else {
            out.quote((String) word);
        }
    }

    /** Returns the text with these words. */
    public String with(List<String> words) {
        Utf8 out = new Utf8(256);
        appendTo(out, words.toArray());
        return out.toString();
    }
}
