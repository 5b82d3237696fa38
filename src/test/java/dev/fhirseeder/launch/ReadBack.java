package dev.fhirseeder.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.TreeMap;

/** Sets what a run says it delivered beside what the server says it holds. */
final class ReadBack {

    private static final String ROW = "  %-24s %10s %10s  %s%n";

    private final Path report;
    private final ServerCounts server;

    ReadBack(Path report, ServerCounts server) {
        this.report = report;
        this.server = server;
    }

    /**
     * Prints one line for each type of resource.
     *
     * @param since reports written before are another run's, and are passed by
     */
    void print(Instant since, PrintStream out) throws IOException, InterruptedException {
        if (!Files.exists(report) || Files.getLastModifiedTime(report).compareTo(FileTime.from(since)) < 0) {
            out.println("The run left no report, so nothing is read back.");
            return;
        }
        JsonNode told = new ObjectMapper().readTree(report.toFile());
        String seed = told.path("seed").asText();
        var types = new TreeMap<String, Integer>();
        told.path("resources")
                .properties()
                .forEach(type -> types.put(type.getKey(), type.getValue().asInt()));
        out.println("Read back from the server by seed tag " + seed + ":");
        out.printf(ROW, "", "server", "report", "");
        for (var type : types.entrySet()) {
            int found = server.of(type.getKey(), seed);
            out.printf(ROW, type.getKey(), found, type.getValue(), found == type.getValue() ? "" : "differs");
        }
    }
}
