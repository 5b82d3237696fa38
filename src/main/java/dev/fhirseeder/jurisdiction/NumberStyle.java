package dev.fhirseeder.jurisdiction;

import java.util.Locale;

/** Whether health numbers pass the check of their province. Whatever the style, no two records share a number. */
public enum NumberStyle {
    /** As the province issues them: a number that passes may coincide with one that a person has. */
    VALID,

    /** Well-formed, but with a check digit that is wrong, so that the number can be nobody's. */
    INVALID_CHECK_DIGIT;

    /**
     * Returns the style of this name.
     *
     * @param text as {@link #text()} has it
     * @throws IllegalArgumentException if there is none
     */
    public static NumberStyle of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Returns the name as operators write it, for example {@code invalid-check-digit}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
