package dev.fhirseeder.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a stranger wrote, as it may be told in a line of the log or to whoever reads it on a terminal.
 *
 * <p>Law: the text has no line breaks and no other control characters; one that has none stays as it is.
 */
public final class OneLine {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private OneLine() {}

    /** Returns a text with each control character as Java writes it, a line feed as <code>&#92;u000a</code>. */
    public static String of(String text) {
        return CONTROL.matcher(text)
                .replaceAll(control -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) control.group().charAt(0)));
    }
}
