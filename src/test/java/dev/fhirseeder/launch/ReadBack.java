package dev.fhirseeder.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sets what the runs of this process say they delivered, all together, beside what the server says it holds. */
final class ReadBack {

    private static final String ROW = "  %-24s %10s %10s  %s%n";

    private final Path reports;
    private final String baseUrl;
    private final ServerCounts server;

    /**
     * Prepares the comparison.
     *
     * @param reports the folder of the reports
     * @param baseUrl of the server
     */
    ReadBack(Path reports, String baseUrl) {
        this.reports = reports;
        this.baseUrl = baseUrl;
        this.server = new ServerCounts(baseUrl);
    }

    /**
     * Prints, for each seed, one line for each type of resource.
     *
     * @param since reports written before are another run's, and are passed by, as are those of other servers
     */
    void print(Instant since, PrintStream out) throws IOException, InterruptedException {
        var seeds = new TreeMap<String, Map<String, Integer>>();
        for (JsonNode report : told(since)) {
            var types = seeds.computeIfAbsent(report.path("seed").asText(), seed -> new TreeMap<>());
            report.path("resources")
                    .properties()
                    .forEach(type -> types.merge(type.getKey(), type.getValue().asInt(), Integer::sum));
        }
        if (seeds.isEmpty()) {
            out.println("No run left a report, so nothing is read back.");
        }
        for (var seed : seeds.entrySet()) {
            print(seed.getKey(), seed.getValue(), out);
        }
    }

    private void print(String seed, Map<String, Integer> types, PrintStream out)
            throws IOException, InterruptedException {
        out.println("Read back from the server by seed tag " + seed + ":");
        out.printf(ROW, "", "server", "report", "");
        for (var type : types.entrySet()) {
            int found = server.of(type.getKey(), seed);
            out.printf(ROW, type.getKey(), found, type.getValue(), found == type.getValue() ? "" : "differs");
        }
    }

    private List<JsonNode> told(Instant since) throws IOException {
        var told = new ArrayList<JsonNode>();
        if (!Files.isDirectory(reports)) {
            return told;
        }
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.filter(ReadBack::isReport).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(FileTime.from(since)) >= 0) {
                    told.add(new ObjectMapper().readTree(file.toFile()));
                }
            }
        }
        told.removeIf(report -> !report.path("fhirUrl").asText().equals(baseUrl));
        return told;
    }

    /** The latest report is one of the others once more. */
    private static boolean isReport(Path file) {
        return file.toString().endsWith(".json") && !file.endsWith("latest.json");
    }
}
