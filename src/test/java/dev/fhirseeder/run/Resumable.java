package dev.fhirseeder.run;

import java.nio.file.Path;
import java.util.Map;

/**
 * Runs that write files and can be resumed, one process after another.
 *
 * @param ledger where journals lie
 * @param files where the files lie
 */
public record Resumable(Path ledger, Path files) {

    /** Opens a run of so many people, from an index on, in a new process. */
    public Run open(long first, long people) {
        return process(first, people).open(Map.of());
    }

    /** Closes a run that came to its end, one way or the other. */
    public void close(Run run) {
        process(run.request().startIndex(), run.request().records()).close(run);
    }

    private Runs process(long first, long people) {
        return new Ledgers(ledger)
                .with("SEED", 7)
                .with("START_INDEX", first)
                .with("NUM_RECORDS", people)
                .to("ndjson", files.toString(), "update")
                .runs();
    }
}
