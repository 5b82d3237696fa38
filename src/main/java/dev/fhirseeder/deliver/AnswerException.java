package dev.fhirseeder.deliver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server answered with a success that is none (not FHIR, not a transaction response, or with a refused entry), or
 * asks to wait.
 */
final class AnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnosis diagnosis;

    /**
     * States what is wrong with the answer; the message must hold nothing of its content.
     *
     * @param failure what kind of failure it is
     * @param status the HTTP status of the answer or of the refused entry
     * @param operationOutcome the server's own words as JSON, null if it had none
     */
    AnswerException(Failure failure, int status, String message, @Nullable String operationOutcome) {
        super(message);
        this.diagnosis = new Diagnosis(failure, status, "AnswerException: " + message, operationOutcome);
    }

    /** The server asks to be asked again later. */
    AnswerException(int status, Duration retryAfter, @Nullable String operationOutcome) {
        super("The server asks to wait " + retryAfter);
        this.diagnosis = new Diagnosis(
                Taxonomy.of(status), status, "AnswerException: " + getMessage(), operationOutcome, retryAfter);
    }

    /** Returns it as what is known of the attempt. */
    Diagnosis diagnosis() {
        return diagnosis;
    }
}
