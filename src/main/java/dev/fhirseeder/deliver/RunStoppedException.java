package dev.fhirseeder.deliver;

/** The run was given up before this Bundle was sent. */
final class RunStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunStoppedException(String runId) {
        super("Run " + runId + " was given up before this Bundle was sent: the server was out of reach for too long");
    }
}
