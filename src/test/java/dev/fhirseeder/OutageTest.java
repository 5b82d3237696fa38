package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a run whose server nobody can reach. */
class OutageTest {

    @TempDir
    Path data;

    @Test
    void a_server_out_of_reach_is_waited_for_and_then_the_run_is_given_up() {
        // Given
        String closed = closedPort();
        Seeding seeding = new Seeding(data)
                .with("NUM_RECORDS", 300)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR")
                .with("FHIR_URL", closed)
                .with("MAX_RETRIES", 0)
                .with("RETRY_DELAY", "PT0.1S")
                .with("OUTAGE_LIMIT", "PT1S");

        // When
        int exitCode;
        List<String> warnings;
        try (Heeded log = new Heeded("dev.fhirseeder")) {
            exitCode = seeding.run();
            warnings = log.warnings();
        }

        // Then
        assertThat(warnings)
                .anyMatch(line -> line.contains("server=" + closed + " out of reach, waiting up to PT1S"))
                .anyMatch(line -> line.endsWith(
                        "result=\"unreachable HttpHostConnectException: %s, connection refused\"".formatted(closed)));
        JsonNode report = seeding.report();
        assertThat(exitCode).isEqualTo(1);
        assertThat(report.get("delivered").asLong()).isZero();
        assertThat(report.get("deadLettered").asLong())
                .isPositive()
                .isEqualTo(report.get("generated").asLong());
        assertThat(report.get("remaining").asLong())
                .isEqualTo(300 - report.get("generated").asLong())
                .isPositive();
        assertThat(report.get("retries").asLong()).isPositive();
        assertThat(seeding.files("dead-letter", ".cause.json")).allSatisfy(file -> {
            assertThat(Seeding.json(file).get("failure").asText()).isIn("unreachable", "unsent");
            assertThat(Seeding.json(file).get("fhirUrl").asText()).isEqualTo(closed);
        });
    }

    private static String closedPort() {
        try (ScriptedServer gone = new ScriptedServer((number, bundle) -> Answer.refused(500))) {
            return gone.baseUrl();
        }
    }
}
