package dev.fhirseeder.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.settings.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the runnable leaves behind when it is asked to end. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class InterruptedJarIT {

    private static final Path JAR = Path.of(System.getProperty("build.directory"), "fhir-seeder.jar");
    private static final int PEOPLE = 100_000;
    private static final long GLANCE_MS = 200;

    @TempDir
    Path data;

    @Test
    void sigterm_in_the_midst_of_a_run_ends_with_143_a_report_and_books_that_balance() throws Exception {
        // Given
        CountDownLatch underWay = new CountDownLatch(20);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            underWay.countDown();
            return Answer.taken(bundle);
        })) {
            Process seeder = start(Map.of("FHIR_URL", server.baseUrl()));
            underWay.await();

            // When
            seeder.destroy();
            int exitCode = seeder.waitFor();

            // Then
            JsonNode report = report();
            assertThat(exitCode).isEqualTo(143);
            assertThat(report.get("troubles")).isEmpty();
            assertThat(report.get("remaining").asInt()).isPositive();
            assertThat(report.get("delivered").asInt())
                    .isEqualTo(report.get("generated").asInt())
                    .isEqualTo(PEOPLE - report.get("remaining").asInt())
                    .isEqualTo(server.taken().stream()
                            .mapToInt(bundle ->
                                    bundle.findValuesAsText("birthDate").size())
                            .sum());
        }
    }

    @Test
    void a_second_sigterm_ends_at_once_without_waiting_for_the_answers() throws Exception {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            asked.countDown();
            await(never);
            return Answer.taken(bundle);
        })) {
            Process seeder = start(Map.of("FHIR_URL", server.baseUrl()));
            asked.await();

            // When
            do {
                seeder.destroy();
            } while (!seeder.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS));

            // Then
            assertThat(seeder.exitValue()).isEqualTo(143);
            assertThat(data.resolve("reports")).doesNotExist();
            never.countDown();
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void a_server_that_never_answers_is_awaited_no_longer_than_the_limit_and_the_run_still_ends_in_order(
            String signal, int expected) throws Exception {
        // Given
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            asked.countDown();
            await(never);
            return Answer.taken(bundle);
        })) {
            Process seeder = start(Map.of("FHIR_URL", server.baseUrl(), "STOP_LIMIT", "PT2S"), Redirect.PIPE);
            asked.await();

            // When
            long stoppedAt = System.nanoTime();
            kill(signal, seeder);
            String out = new String(seeder.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = seeder.waitFor();
            Duration taken = Duration.ofNanos(System.nanoTime() - stoppedAt);

            // Then
            assertThat(exitCode).isEqualTo(expected);
            assertThat(taken).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
            assertThat(out).contains("not every record delivered").contains("STOP_LIMIT");
            JsonNode report = report();
            assertThat(report.get("delivered").asInt()).isZero();
            assertThat(report.get("remaining").asInt()).isEqualTo(PEOPLE);
            never.countDown();
        }
    }

    @Test
    void a_server_out_of_reach_is_not_waited_for_after_a_sigterm() throws Exception {
        // Given
        String gone;
        try (ScriptedServer closed = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            gone = closed.baseUrl();
        }
        Process seeder = start(
                Map.of("FHIR_URL", gone, "OUTAGE_LIMIT", "PT1H", "RETRY_DELAY", "PT30M", "STOP_LIMIT", "PT1H"),
                Redirect.INHERIT,
                Redirect.PIPE);
        BufferedReader log = new BufferedReader(new InputStreamReader(seeder.getErrorStream(), StandardCharsets.UTF_8));
        log.lines().takeWhile(line -> !line.contains("out of reach")).forEach(line -> {});

        // When
        kill("TERM", seeder);
        log.lines().forEach(line -> {});
        int exitCode = seeder.waitFor();

        // Then
        JsonNode report = report();
        assertThat(exitCode).isEqualTo(143);
        assertThat(report.get("delivered").asInt()).isZero();
        assertThat(report.get("remaining").asInt()).isEqualTo(PEOPLE);
    }

    /** {@link Process#destroy} would close what the process still writes to. */
    private static void kill(String signal, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private Process start(Map<String, String> environment) throws IOException {
        return start(environment, Redirect.INHERIT);
    }

    private Process start(Map<String, String> environment, Redirect out) throws IOException {
        return start(environment, out, Redirect.INHERIT);
    }

    private Process start(Map<String, String> environment, Redirect out, Redirect log) throws IOException {
        List<String> command = new ArrayList<>();
        if (OS.LINUX.isCurrentOs()) { // whoever runs the tests in the background lets them ignore SIGINT, and their
            // children
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(out).redirectError(log);
        Setting.all().forEach(setting -> builder.environment().remove(setting.variable()));
        builder.environment()
                .putAll(Map.of(
                        "DATA_DIR", data.toString(),
                        "NUM_RECORDS", Integer.toString(PEOPLE),
                        "BUNDLE_SIZE", "2",
                        "SEED", "7",
                        "AS_OF", "2026-11-22",
                        "VACCINES", "MMR",
                        "MANAGEMENT_PORT", "0"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(data.resolve("reports/latest.json").toFile());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
