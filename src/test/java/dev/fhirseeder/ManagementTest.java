package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .contains("fhir_seeder_records_total{pt=\"bc\",result=\"delivered\"} 2.0")
                .contains("fhir_seeder_resources_total{pt=\"bc\",result=\"delivered\",type=\"Patient\"} 2.0")
                .contains("camel_exchanges_total")
                .contains("jvm_memory_used_bytes");
        JsonNode status = new ObjectMapper().readTree(health.get());
        assertThat(status.get("status").asText()).isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void what_would_change_something_is_refused_and_changes_nothing(String method) throws Exception {
        // Given
        int port = Loopback.freePort();
        String base = "http://127.0.0.1:" + port;
        List<Integer> refusals = new CopyOnWriteArrayList<>();
        List<String> health = new CopyOnWriteArrayList<>();

        // When
        int exitCode;
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            for (String path : List.of(
                    "/",
                    "/observe",
                    "/observe/metrics",
                    "/observe/health",
                    "/observe/health/live",
                    "/seed",
                    "/q/upload")) {
                refusals.add(ask(method, base + path));
            }
            health.add(Loopback.get(base + "/observe/health").body());
            return Answer.taken(bundle);
        })) {
            exitCode = new Seeding(data)
                    .with("FHIR_URL", server.baseUrl())
                    .with("MANAGEMENT_PORT", port)
                    .with("NUM_RECORDS", 1)
                    .run();
            assertThat(server.taken()).hasSize(1);
        }

        // Then
        assertThat(refusals).hasSize(7).allMatch(status -> status == 404 || status == 405);
        assertThat(health).singleElement().asString().contains("\"UP\"");
        assertThat(exitCode).isZero();
        assertThat(new Seeding(data).report().get("requested").asInt()).isOne();
    }

    private static int ask(String method, String url) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .method(method, BodyPublishers.ofString("{\"records\":5,\"status\":\"DOWN\"}"))
                                    .header("Content-Type", "application/json")
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
