package dev.fhirseeder.report;

/** How something ended that was asked for. */
public interface Outcome {

    /** Returns the exit code that tells it, if the application ends with it. */
    int exitCode();
}
