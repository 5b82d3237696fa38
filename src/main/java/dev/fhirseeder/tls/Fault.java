package dev.fhirseeder.tls;

/** A file of certificates or keys is not what it should be; the message ends a sentence that begins with its setting. */
public final class Fault extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * States what is wrong.
     *
     * @param found what is there instead; nothing of a key and no password
     * @param expected what should be there
     */
    Fault(String found, String expected) {
        super("found %s, expected %s".formatted(found, expected));
    }
}
