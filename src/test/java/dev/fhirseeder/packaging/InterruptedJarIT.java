package dev.fhirseeder.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
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

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        builder.inheritIO();
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
