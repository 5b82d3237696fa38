package dev.fhirseeder.deliver;

/** The run was given up before this Bundle was sent, because the server was out of reach for too long. */
final class RunGivenUpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How this exception is called in diagnoses. */
    static final String NAME = RunGivenUpException.class.getSimpleName();

    RunGivenUpException(String runId) {
        super("Run " + runId + " was given up before this Bundle was sent");
    }
}
