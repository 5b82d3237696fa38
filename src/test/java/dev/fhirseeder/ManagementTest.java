package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
        int port = freePort();
        AtomicReference<String> metrics = new AtomicReference<>("");
        AtomicReference<String> health = new AtomicReference<>("");
        CountDownLatch looked = new CountDownLatch(1);

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            if (number == 3) {
                metrics.set(get(port, "/observe/metrics"));
                health.set(get(port, "/observe/health"));
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

    private static String get(int port, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
