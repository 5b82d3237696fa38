package dev.fhirseeder.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text that is the same but for some words: what stands between them, and which word stands where. */
public final class Cut {

    private final byte[][] between;
    private final int[] places;
    private final Escapes[] escapes;

    private Cut(List<byte[]> between, List<Integer> places, List<Escapes> escapes) {
        this.between = between.toArray(byte[][]::new);
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
        return new Cut(between, places, escapes);
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
     * @param words each a String or a LocalDate, in the order of those at which the text was cut; there may be more
     * @throws IllegalArgumentException if one cannot be written
     */
    public void appendTo(Utf8 out, Object... words) {
        int last = places.length;
        for (int i = 0; i < last; i++) {
            out.append(between[i]);
            escapes[i].append(out, words[places[i]]);
        }
        out.append(between[last]);
    }

    /** Returns the text with these words. */
    public String with(List<String> words) {
        Utf8 out = new Utf8(256);
        appendTo(out, words.toArray());
        return out.toString();
    }
}
