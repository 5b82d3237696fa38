package dev.fhirseeder.access;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There is nothing by which to prove who asks. Says in one line what was found, and holds no secret. */
public final class AccessException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private AccessException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Time may heal it: whoever gives the tokens is out of reach, or not well. */
    static AccessException passing(String message, @Nullable Throwable cause) {
        return new AccessException(message, true, cause);
    }

    /** It would be the same again: whoever gives the tokens has refused, or a key is no good. */
    static AccessException lasting(String message) {
        return new AccessException(message, false, null);
    }

    /** Tells whether time may heal it. */
    public boolean isPassing() {
        return passing;
    }
}
