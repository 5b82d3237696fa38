package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
class KilledExportIT {

    /** The first checkpoint is at index 10,000, the next one would be beyond the last person. */
    private static final int FIRST = 9_400;

    private static final int PEOPLE = 8_000;
    private static final long GLANCE_MS = 5;
    private static final int SETTLED = 10_000 - FIRST;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"KILL, 137, none", "TERM, 143, zstd"})
    void files_are_those_of_a_run_that_was_left_alone(String signal, int expected, String compression)
            throws Exception {
        // Given
        assertThat(seeding("alone", "ndjson", compression, 10).run()).isZero();

        // When
        int exitCode = ended(signal, settings("data", "ndjson", compression, 10));
        Optional<JsonNode> report = report();
        assertThat(seeding("data", "ndjson", compression, 10).files("ndjson", "manifest.json"))
                .isEmpty();
        int resumed = seeding("data", "ndjson", compression, 7).run();

        // Then
        assertThat(exitCode).isEqualTo(expected);
        assertThat(report.isPresent()).isEqualTo(signal.equals("TERM"));
        report.ifPresent(stopped -> {
            assertThat(stopped.get("delivered").asInt()).isEqualTo(SETTLED);
            assertThat(stopped.get("remaining").asInt()).isEqualTo(PEOPLE - SETTLED);
            assertThat(stopped.at("/resources/Patient").asInt()).isEqualTo(SETTLED);
        });
        assertThat(resumed).isZero();
        everybodyIsThere("ndjson");
    }

    @Test
    void bundles_are_those_of_a_run_that_was_left_alone() throws Exception {
        // Given
        assertThat(seeding("alone", "bundles", "gzip", 100).run()).isZero();

        // When
        int exitCode = ended("KILL", settings("data", "bundles", "gzip", 100));
        int resumed = seeding("data", "bundles", "gzip", 100).run();

        // Then
        assertThat(exitCode).isEqualTo(137);
        assertThat(resumed).isZero();
        everybodyIsThere("bundles");
    }

    private void everybodyIsThere(String sink) throws IOException {
        JsonNode done = report().orElseThrow();
        assertThat(done.get("delivered").asInt()).isEqualTo(PEOPLE);
        assertThat(done.get("resources"))
                .isEqualTo(new Seeding(folder.resolve("alone")).report().get("resources"));
        assertThat(contents("data/" + sink)).isEqualTo(contents("alone/" + sink));
        assertThat(new Seeding(folder.resolve("data")).files("ledger", ".jsonl"))
                .isEmpty();
    }

    private Optional<JsonNode> report() {
        return new Seeding(folder.resolve("data"))
                .files("reports", "latest.json").stream().findFirst().map(Seeding::json);
    }

    /** Starts a process, ends it by a signal as soon as somebody is settled, and returns its exit code. */
    private int ended(String signal, Map<String, String> settings) throws Exception {
        Process process = Child.packaged("true", settings);
        while (!isSettled()) {
            assertThat(process.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS))
                    .as("ended")
                    .isFalse();
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        return process.waitFor();
    }

    private boolean isSettled() throws IOException {
        for (Path journal : new Seeding(folder.resolve("data")).files("ledger", ".jsonl")) {
            if (Files.readString(journal).contains("\"delivered\"")) {
                return true;
            }
        }
        return false;
    }

    private SortedMap<String, String> contents(String below) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(below))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.resolve(below).relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private Seeding seeding(String data, String sink, String compression, int bundleSize) {
        Seeding seeding = new Seeding(folder.resolve(data));
        settings(data, sink, compression, bundleSize).forEach(seeding::with);
        return seeding;
    }

    private Map<String, String> settings(String data, String sink, String compression, int bundleSize) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SINK", sink);
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
