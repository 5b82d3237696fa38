package dev.fhirseeder.json;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A text that is the same but for some words: what stands between them, and which word stands where. */
public final class Cut {

    /** What stands between the words, in one piece, so that it lies together in the memory too. */
    private final byte[] between;

    /** Where in it each word stands. */
    private final int[] ends;

    private final int[] places;
    private final Escapes[] escapes;

    private Cut(String between, List<Integer> ends, List<Integer> places, List<Escapes> escapes) {
        this.between = between.getBytes(StandardCharsets.UTF_8);
        this.ends = ends.stream().mapToInt(Integer::intValue).toArray();
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        this.escapes = places.stream().map(escapes::get).toArray(Escapes[]::new);
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
        List<Integer> ends = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            int word = wordAt(text, at, words);
            if (word >= 0) {
                between.append(text, from, at);
                ends.add(between.toString().getBytes(StandardCharsets.UTF_8).length);
                places.add(word);
                from = at + words.get(word).length();
                at = from - 1;
            }
        }
        return new Cut(between.append(text.substring(from)).toString(), ends, places, escapes);
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
        for (int i = 0; i < ends.length; i++) {
            int end = ends[i];
            out.append(between, from, end - from);
            from = end;
            append(out, words[places[i]], escapes[i]);
        }
        out.append(between, from, between.length - from);
    }

    private static void append(Utf8 out, Object word, Escapes escapes) {
        if (word instanceof LocalDate day) {
            out.append(day);
        } else if (escapes == Escapes.NONE) {
            out.append((String) word);
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
