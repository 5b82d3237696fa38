package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a summary, pasted into a shell as they stand there. */
class PastedIT {

    @TempDir
    Path folder;

    private final Map<String, String> environment =
            new TreeMap<>(Map.of("RETRY_DELAY", "PT0.001S", "MANAGEMENT_PORT", "0", "PARALLELISM", "1"));

    @Test
    void the_commands_of_a_run_that_was_given_up_go_on_with_it_and_make_its_people_again() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer((number, bundle) -> number == 3 ? Answer.refused(401) : Answer.taken(bundle))) {
            // Given
            environment.putAll(Map.of(
                    "FHIR_URL", server.baseUrl(),
                    "DATA_DIR", data().toString(),
                    "NUM_RECORDS", "20",
                    "BUNDLE_SIZE", "1",
                    "CITY", "Prince George,Kelowna"));
            assertThat(ended(Child.packaged(log("first"), environment))).isEqualTo(1);
            JsonNode first = report();
            assertThat(first.get("remaining").asInt()).isPositive();
            environment.keySet().removeIf(name -> !name.matches("RETRY_DELAY|MANAGEMENT_PORT"));

            // When
            paste("to resume", "first");
            JsonNode resumed = report();
            int exitCode = paste("to make again", "first");

            // Then
            assertThat(resumed.get("runId")).isEqualTo(first.get("runId"));
            assertThat(resumed.get("remaining").asInt()).isZero();
            assertThat(exitCode).isZero();
            assertThat(report().get("delivered").asInt()).isEqualTo(20);
            assertThat(report().get("seed")).isEqualTo(first.get("seed"));
            assertThat(report().get("city")).isEqualTo(first.get("city"));
        }
    }

    @Test
    void a_run_of_a_dropped_file_goes_on_by_the_command_that_is_pasted_whatever_the_settings_say() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer((number, bundle) -> number == 3 ? Answer.refused(401) : Answer.taken(bundle))) {
            // Given
            Path inbox = Files.createDirectories(folder.resolve("inbox"));
            Files.writeString(inbox.resolve("some.json"), "{\"records\": 20, \"bundleSize\": 1, \"pt\": \"on\"}");
            environment.putAll(Map.of(
                    "FHIR_URL", server.baseUrl(),
                    "DATA_DIR", data().toString(),
                    "INBOX", inbox.toString(),
                    "TRIGGER", "file",
                    "NUM_RECORDS", "5",
                    "PT", "bc",
                    "BUNDLE_SIZE", "2"));
            Process watching = Child.packaged(log("first"), environment);
            endOnceReported(watching);
            JsonNode first = report();

            // When
            paste("to resume", "first");

            // Then
            assertThat(first.get("remaining").asInt()).isPositive();
            assertThat(report().get("runId")).isEqualTo(first.get("runId"));
            assertThat(report().get("requested").asInt()).isEqualTo(20);
            assertThat(report().get("remaining").asInt()).isZero();
        }
    }

    @Test
    void the_command_makes_the_same_bytes_though_the_settings_are_not_what_the_request_stated() throws Exception {
        // Given
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("some.json"),
                "{\"records\": 20, \"completeness\": 1, \"healthNumbers\": \"valid\", \"bundleSize\": 3}");
        environment.putAll(Map.of(
                "DATA_DIR", data().toString(),
                "INBOX", inbox.toString(),
                "TRIGGER", "file",
                "SINK", "bundles",
                "SEED", "7",
                "AS_OF", "2026-11-22",
                "COMPLETENESS", "0.3",
                "HEALTH_NUMBERS", "invalid-check-digit"));
        Process watching = Child.packaged(log("first"), environment);
        endOnceReported(watching);
        Map<String, String> first = bundles();

        // When
        int exitCode = paste("to make again", "first");

        // Then
        assertThat(exitCode).isZero();
        assertThat(first).hasSize(7);
        assertThat(bundles()).isEqualTo(first);
    }

    private Map<String, String> bundles() throws IOException {
        Map<String, String> bundles = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data().resolve("bundles"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bundles.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return bundles;
    }

    private int paste(String what, String from) throws Exception {
        String line = Files.readAllLines(log(from), StandardCharsets.UTF_8).stream()
                .filter(printed -> printed.startsWith("  " + what))
                .findFirst()
                .orElseThrow();
        String java = Child.runnable().stream().map("'%s'"::formatted).collect(Collectors.joining(" "));
        ProcessBuilder shell = new ProcessBuilder(
                "sh", "-c", "java() { " + java + "; }\n" + line.replaceFirst("^  " + what + " +", ""));
        shell.environment().putAll(environment);
        return ended(shell.redirectErrorStream(true)
                .redirectOutput(log(what).toFile())
                .start());
    }

    private void endOnceReported(Process watching) throws InterruptedException {
        try {
            Topics.until(() -> Files.exists(data().resolve("reports/latest.json")) || !watching.isAlive());
        } finally {
            watching.destroy();
        }
        ended(watching);
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Path data() {
        return folder.resolve("it's here");
    }

    private Path log(String name) {
        return folder.resolve(name.replace(' ', '-') + ".log");
    }

    private JsonNode report() throws IOException {
        return Seeding.json(data().resolve("reports/latest.json"));
    }
}
