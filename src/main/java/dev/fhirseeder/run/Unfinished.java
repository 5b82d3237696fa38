package dev.fhirseeder.run;

/**
 * A run that has not come to its end, as its journal has it.
 *
 * @param runId its name
 * @param header whose journal it is
 * @param standing what has become of its people
 * @param length of the journal in bytes, without a last line that was not written to its end
 * @param lines of the journal
 */
record Unfinished(String runId, Header header, Standing standing, long length, int lines) {

    /** Tells whether everybody was delivered. */
    boolean isComplete() {
        return Long.toString(standing.delivered().count())
                .equals(header.request().get("records"));
    }
}
