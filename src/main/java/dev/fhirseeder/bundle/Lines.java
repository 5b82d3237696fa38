package dev.fhirseeder.bundle;

import org.jspecify.annotations.Nullable;

/**
 * Resources of one type as lines of bulk data; equal to others of the same bytes.
 *
 * @param count how many they are, at least one
 * @param text one resource a line, each ended by a line feed
 * @param done to be called at most once, when nobody reads the text any more: its room may then be used for others
 */
public record Lines(int count, Json text, Runnable done) {

    /** Takes down lines whose room nobody waits for. */
    public Lines(int count, Json text) {
        this(count, text, Lines::keep);
    }

    private static void keep() {
        // The room is nobody else's.
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Lines lines && count == lines.count && text.equals(lines.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
