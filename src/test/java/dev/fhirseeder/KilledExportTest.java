package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that writes files is ended in the midst of it, and the same command is given again. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledExportTest {

    /** The first checkpoint is at index 10,000, the next one would be beyond the last person. */
    private static final int FIRST = 9_400;

    private static final int PEOPLE = 8_000;
    private static final long GLANCE_MS = 5;
    private static final int SETTLED = 10_000 - FIRST;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"KILL, none", "TERM, zstd"})
    void files_are_those_of_a_run_that_was_left_alone(String signal, String compression) throws Exception {
        // Given
        Seeding alone = new Seeding(folder.resolve("alone"));
        settings("alone", compression, 10).forEach(alone::with);
        assertThat(alone.run()).isZero();
        Process first = Child.start("true", Application.class, settings("data", compression, 10));
        while (!isSettled()) {
            assertThat(first.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS))
                    .as("ended")
                    .isFalse();
        }

        // When
        new ProcessBuilder("kill", "-" + signal, Long.toString(first.pid()))
                .start()
                .waitFor();
        int exitCode = first.waitFor();
        List<Path> stopped = new Seeding(folder.resolve("data")).files("reports", "latest.json");
        JsonNode report = stopped.isEmpty() ? null : Seeding.json(stopped.get(0));
        assertThat(new Seeding(folder.resolve("data")).files("ndjson", "manifest.json"))
                .isEmpty();
        int resumed = Child.start("true", Application.class, settings("data", compression, 7))
                .waitFor();

        // Then
        assertThat(exitCode).isEqualTo(signal.equals("KILL") ? 137 : 143);
        if (report != null) {
            assertThat(report.get("delivered").asInt()).isEqualTo(SETTLED);
            assertThat(report.get("remaining").asInt()).isEqualTo(PEOPLE - SETTLED);
            assertThat(report.at("/resources/Patient").asInt()).isEqualTo(SETTLED);
        }
        assertThat(resumed).isZero();
        JsonNode done = new Seeding(folder.resolve("data")).report();
        assertThat(done.get("delivered").asInt()).isEqualTo(PEOPLE);
        assertThat(done.get("resources")).isEqualTo(alone.report().get("resources"));
        assertThat(contents("data")).isEqualTo(contents("alone"));
        assertThat(new Seeding(folder.resolve("data")).files("ledger", ".jsonl"))
                .isEmpty();
    }

    private boolean isSettled() throws IOException {
        for (Path journal : new Seeding(folder.resolve("data")).files("ledger", ".jsonl")) {
            if (Files.readString(journal).contains("\"delivered\"")) {
                return true;
            }
        }
        return false;
    }

    private SortedMap<String, String> contents(String data) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve(data).resolve("ndjson"))) {
            for (Path file : files.toList()) {
                contents.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private Map<String, String> settings(String data, String compression, int bundleSize) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SINK", "ndjson");
        settings.put("COMPRESSION", compression);
        settings.put("DATA_DIR", folder.resolve(data).toString());
        settings.put("START_INDEX", Integer.toString(FIRST));
        settings.put("NUM_RECORDS", Integer.toString(PEOPLE));
        settings.put("BUNDLE_SIZE", Integer.toString(bundleSize));
        settings.put("SEED", "7");
        settings.put("AS_OF", "2026-11-22");
        settings.put("VACCINES", "MMR");
        settings.put("LOG_LEVEL", "WARN");
        settings.put("MANAGEMENT_PORT", "0");
        return settings;
    }
}
