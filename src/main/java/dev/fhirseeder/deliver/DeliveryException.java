package dev.fhirseeder.deliver;

/** A delivery has failed. Says what was found and holds nothing of what was sent, so that it may be logged by anyone. */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnosis diagnosis;
    private final boolean attempt;

    private DeliveryException(Diagnosis diagnosis, boolean attempt) {
        super(diagnosis.toString());
        this.diagnosis = diagnosis;
        this.attempt = attempt;
    }

    /** An attempt has failed. */
    static DeliveryException attempted(Diagnosis diagnosis) {
        return new DeliveryException(diagnosis, true);
    }

    /**
     * No further attempt is made.
     *
     * @param diagnosis of the last attempt, or {@link Diagnosis#UNSENT} if there was none
     */
    public static DeliveryException ceased(Diagnosis diagnosis) {
        return new DeliveryException(diagnosis, false);
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Tells whether an attempt was made. */
    boolean isAttempt() {
        return attempt;
    }
}
