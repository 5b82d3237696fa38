package dev.fhirseeder.deliver;

/** The run was given up before this Bundle was sent. */
final class RunGivenUpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunGivenUpException(String runId) {
        super("Run " + runId + " was given up before this Bundle was sent");
    }
}
