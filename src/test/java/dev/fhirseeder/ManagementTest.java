package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics and health are there while a run lasts, on loopback. */
class ManagementTest {

    @TempDir
    Path data;

    @Test
    void metrics_and_health_are_served_while_a_run_lasts() throws Exception {
        // Given
        int port = Loopback.freePort();
        AtomicReference<String> metrics = new AtomicReference<>("");
        AtomicReference<String> health = new AtomicReference<>("");
        CountDownLatch looked = new CountDownLatch(1);

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            if (number == 3) {
                metrics.set(Loopback.get("http://127.0.0.1:" + port + "/observe/metrics")
                        .body());
                health.set(Loopback.get("http://127.0.0.1:" + port + "/observe/health")
                        .body());
                looked.countDown();
            }
            return Answer.taken(bundle);
        })) {
            new Seeding(data)
                    .with("FHIR_URL", server.baseUrl())
                    .with("MANAGEMENT_PORT", port)
                    .with("SEED", 7)
                    .with("AS_OF", "2026-11-22")
                    .with("NUM_RECORDS", 4)
                    .with("BUNDLE_SIZE", 1)
                    .with("PARALLELISM", 1)
                    .run();
        }

        // Then
        assertThat(looked.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(metrics.get())
                .contains("fhir_seeder_records_total{result=\"delivered\"} 2.0")
                .contains("fhir_seeder_resources_total{type=\"Patient\"} 2.0")
                .contains("camel_exchanges_total")
                .contains("jvm_memory_used_bytes");
        JsonNode status = new ObjectMapper().readTree(health.get());
        assertThat(status.get("status").asText()).isEqualTo("UP");
    }
}
