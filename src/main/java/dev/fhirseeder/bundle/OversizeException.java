package dev.fhirseeder.bundle;

/** One person has more resources than the server takes in one Bundle, and the write mode allows no parts. */
public final class OversizeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OversizeException(int size, int most) {
        super("One person has %d resources, more than MAX_ENTRIES=%d; only WRITE_MODE=update sends a person in parts"
                .formatted(size, most));
    }
}
