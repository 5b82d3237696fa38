package dev.fhirseeder.kamelet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one message of a Kamelet holds. */
enum Emission {

    /** A transaction of some people, as many as a Bundle takes. */
    BUNDLE,

    /** One resource, after those that it refers to. */
    RESOURCE,

    /** One transaction of all people of the request. */
    WHOLE;

    /** As many people one Bundle holds, at most: it is in memory as a whole. */
    static final int MOST_OF_A_WHOLE = 1_000;

    /** Returns the word of a parameter. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns that of a word in any case; nothing if there is none. */
    static Optional<Emission> of(String word) {
        return Arrays.stream(values())
                .filter(emission -> emission.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
