package dev.fhirseeder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the seeder in this process as it is shipped: its beans, and the route files of this project. */
public final class Seeding {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> environment = new HashMap<>();
    private final Path data;

    /** Prepares a seeding that writes below the given folder, retries at once and shows no metrics. */
    public Seeding(Path data) {
        this.data = data;
        with("DATA_DIR", data.toString()).with("RETRY_DELAY", "PT0.001S").with("MANAGEMENT_PORT", "0");
    }

    /** Prepares a seeding of three people, the same ones each time, with no vaccine but MMR. */
    static Seeding ofThree(Path data) {
        return new Seeding(data)
                .with("NUM_RECORDS", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    /** Sets an environment variable. */
    public Seeding with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** Has traces sent to a collector. */
    Seeding tracedTo(String endpoint) {
        return with("TRACING", "otlp").with("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    }

    /** Returns the application, ready to run. */
    Seeder seeder() {
        return new Seeder(new Surroundings(Path.of(""), environment, Map.of()));
    }

    /** Runs to the end and returns the exit code. */
    public int run() {
        return run(seeder());
    }

    static int run(Seeder seeder) {
        try {
            return seeder.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the report of the last run. */
    public JsonNode report() {
        return json(data.resolve("reports/latest.json"));
    }

    /** Returns the files of a folder below the data folder that end so, in their order. */
    public List<Path> files(String folder, String end) {
        if (!Files.isDirectory(data.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a file as JSON. */
    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
