package dev.fhirseeder.run;

/** What a message asks for has not come to its end, and another time may bring it there: the message is to come again. */
public final class PostponedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what has not come to its end. */
    public PostponedException(String message) {
        super(message);
    }
}
