package dev.fhirseeder.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.run.Run;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Draws up the report of each run, keeps it as a file and prints its summary. */
public final class Reports {

    /** Lines end as everywhere, whatever the machine is used to. */
    private static final ObjectWriter JSON =
            new ObjectMapper().writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

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
     * Reports a run that has come to its end, as {@code <runId>.json} and {@code latest.json}. If the files cannot be
     * written, that is a trouble of the run; the summary is printed in any case.
     */
    public RunReport tell(Run run) {
        try {
            keep(RunReport.of(run, destination));
        } catch (UncheckedIOException e) {
            run.trouble("the report is not kept: " + e.getMessage());
        }
        RunReport report = RunReport.of(run, destination);
        out.print(Summary.of(report, run.resumption()));
        out.flush();
        return report;
    }

    /** One after another, so that the latest report is that of the run that was the last to be told. */
    private synchronized void keep(RunReport report) {
        byte[] json = json(report);
        WholeFile.write(folder.resolve(report.runId() + ".json"), json);
        WholeFile.write(folder.resolve("latest.json"), json);
    }

    private static byte[] json(RunReport report) {
        try {
            return JSON.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is always writable as JSON", e);
        }
    }
}
