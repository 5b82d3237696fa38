package dev.fhirseeder.http;

import dev.fhirseeder.settings.OneLine;
import org.jspecify.annotations.Nullable;

/** What a caller has sent, as it is quoted in an answer: in one line, and no more of it than is needed to know it again. */
final class Found {

    private static final int LONGEST = 100;

    private Found() {}

    /**
     * Returns a text in quotation marks, or that there is nothing.
     *
     * @param text nothing secret; null or empty if nothing was sent
     */
    static String of(@Nullable String text) {
        return text == null || text.isEmpty() ? "nothing" : "'" + part(text) + "'";
    }

    /** Returns the beginning of a text, without control characters. */
    static String part(String text) {
        return OneLine.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
