package dev.fhirseeder.deliver;

/** An attempt has failed. Says what was found and holds nothing of what was sent, so that it may be logged by anyone. */
final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnosis diagnosis;

    DeliveryException(Diagnosis diagnosis) {
        super(diagnosis.toString());
        this.diagnosis = diagnosis;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }
}
