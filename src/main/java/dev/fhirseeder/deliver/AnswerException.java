package dev.fhirseeder.deliver;

import org.jspecify.annotations.Nullable;

/** The server answered with a success that is none: not FHIR, not a transaction response, or with a refused entry. */
final class AnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final int status;

    /**
     * States what is wrong with the answer; the message must hold nothing of its content.
     *
     * @param failure what kind of failure it is
     * @param status the HTTP status of the answer or of the refused entry
     */
    AnswerException(Failure failure, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.status = status;
    }

    Failure failure() {
        return failure;
    }

    int status() {
        return status;
    }
}
