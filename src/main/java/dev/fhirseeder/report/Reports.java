package dev.fhirseeder.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.run.Run;
import java.io.PrintStream;
import java.nio.file.Path;

/** Draws up the report of each run, keeps it as a file and prints its summary. */
public final class Reports {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final String destination;
    private final PrintStream out;

    /**
     * Prepares the reporting.
     *
     * @param folder where reports lie
     * @param destination where Bundles go, for people
     * @param out where summaries are printed
     */
    public Reports(Path folder, String destination, PrintStream out) {
        this.folder = folder;
        this.destination = destination;
        this.out = out;
    }

    /**
     * Reports a run that has come to its end, as {@code <runId>.json} and {@code latest.json}.
     *
     * @throws java.io.UncheckedIOException if the files cannot be written; the summary is printed in any case
     */
    public RunReport tell(Run run) {
        RunReport report = RunReport.of(run, destination);
        out.print(Summary.of(report));
        out.flush();
        byte[] json = json(report);
        WholeFile.write(folder.resolve(report.runId() + ".json"), json);
        WholeFile.write(folder.resolve("latest.json"), json);
        return report;
    }

    private static byte[] json(RunReport report) {
        try {
            return JSON.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is always writable as JSON", e);
        }
    }
}
