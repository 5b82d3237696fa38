package dev.fhirseeder.access;

import java.time.Duration;

/**
 * A token that was granted.
 *
 * @param value as it is shown to the server
 * @param lifetime how long it is good after it was asked for; {@link #UNKNOWN} if that was not said
 */
record Token(String value, Duration lifetime) {

    /** Good until the server says no. */
    static final Duration UNKNOWN = Duration.ofDays(365);

    /** Nobody sees it by chance. */
    @Override
    public String toString() {
        return "a token for " + lifetime;
    }
}
