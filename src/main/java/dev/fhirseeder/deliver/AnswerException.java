package dev.fhirseeder.deliver;

import org.jspecify.annotations.Nullable;

/** The server answered with a success that is none: not FHIR, not a transaction response, or with a refused entry. */
final class AnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final int status;
    private final @Nullable String operationOutcome;

    /**
     * States what is wrong with the answer; the message must hold nothing of its content.
     *
     * @param failure what kind of failure it is
     * @param status the HTTP status of the answer or of the refused entry
     * @param operationOutcome the server's own words as JSON, null if it had none
     */
    AnswerException(
            Failure failure, int status, String message, @Nullable String operationOutcome, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.status = status;
        this.operationOutcome = operationOutcome;
    }

    /** Returns it as what is known of the attempt. */
    Diagnosis diagnosis() {
        return new Diagnosis(failure, status, "AnswerException: " + getMessage(), operationOutcome);
    }
}
