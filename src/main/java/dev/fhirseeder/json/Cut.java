package dev.fhirseeder.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text that is the same but for some words: what stands between them, and which word stands where. */
public final class Cut {

    private final byte[][] between;
    private final int[] places;
    private final boolean[] quoted;

    private Cut(List<byte[]> between, List<Integer> places, List<Boolean> free) {
        this.between = between.toArray(byte[][]::new);
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        this.quoted = new boolean[this.places.length];
        for (int i = 0; i < quoted.length; i++) {
            quoted[i] = free.get(this.places[i]);
        }
    }

    /**
     * Cuts a text wherever one of these words stands.
     *
     * @param text in which they stand, each as often as it likes
     * @param words none of which is the beginning of another
     * @param free of each word, whether others in its place may need escapes, or have characters beyond ASCII
     */
    public static Cut of(String text, List<String> words, List<Boolean> free) {
        List<byte[]> between = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            int word = wordAt(text, at, words);
            if (word >= 0) {
                between.add(utf8(text.substring(from, at)));
                places.add(word);
                from = at + words.get(word).length();
                at = from - 1;
            }
        }
        between.add(utf8(text.substring(from)));
        return new Cut(between, places, free);
    }

    private static int wordAt(String text, int at, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (text.startsWith(words.get(i), at)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Appends the text with these words.
     *
     * @throws IllegalArgumentException if one that may be any text cannot be written, as {@link Utf8#quote} says
     */
    public void appendTo(Utf8 out, String... words) {
        int last = places.length;
        for (int i = 0; i < last; i++) {
            out.append(between[i]);
            String word = words[places[i]];
            if (quoted[i]) {
                out.quote(word);
            } else {
                out.append(word);
            }
        }
        out.append(between[last]);
    }

    /** Returns the text with these words. */
    public String with(List<String> words) {
        Utf8 out = new Utf8(256);
        appendTo(out, words.toArray(String[]::new));
        return out.toString();
    }
}
