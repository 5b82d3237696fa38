package dev.fhirseeder.bundle;

/** A Bundle has more entries than the server takes, and is not to be sent in parts. */
public final class OversizeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OversizeException(int size, int most) {
        super("The Bundle has %d entries, more than MAX_ENTRIES=%d; only WRITE_MODE=update sends one person in parts"
                .formatted(size, most));
    }
}
