package dev.fhirseeder.history;

import org.jspecify.annotations.Nullable;

/**
 * The roles of the doses of one series, for example {@code immunization/MMR/1}; most are asked for again and again, and
 * then are the same text. Safe for use by many threads: whoever comes first makes a text, and it does not matter who does.
 */
final class Roles {

    private static final int KEPT = 64;

    private final String series;
    private final @Nullable String[] known = new String[KEPT];

    Roles(String series) {
        this.series = series;
    }

    /** Returns the role of the dose at a position, from 1. */
    String of(int number) {
        String role = number < KEPT ? known[number] : null;
        if (role == null) {
            role = "immunization/" + series + "/" + number;
            if (number < KEPT) {
                known[number] = role;
            }
        }
        return role;
    }
}
