package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** How a seeder that is asked by HTTP begins, ends, and goes on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class HttpLifeTest {

    @TempDir
    Path data;

    @Test
    void beside_another_trigger_it_stays_when_that_is_done() throws Exception {
        try (Asking asking = new Asking(
                data,
                (number, bundle) -> Answer.taken(bundle),
                seeding -> seeding.with("TRIGGER", "once,http").with("NUM_RECORDS", 2))) {

            // When
            JsonNode ended = asking.await(
                    "/runs",
                    runs -> runs.path("runs").path(0).path("state").asText().equals("ended"));

            // Then
            assertThat(ended.path("runs")).hasSize(1);
            assertThat(ended.path("runs").path(0).path("delivered").asInt()).isEqualTo(2);
            assertThat(asking.seed("{\"records\":1}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requests_and_metrics_have_each_their_own_port() throws Exception {
        // Given
        int management = Loopback.freePort();
        try (Asking asking = new Asking(
                data,
                (number, bundle) -> Answer.taken(bundle),
                seeding -> seeding.with("MANAGEMENT_PORT", management))) {

            // When
            int health = status(management, "/observe/health");
            int runs = status(management, "/runs");
            int ours = asking.get("/observe/health").statusCode();

            // Then
            assertThat(List.of(health, runs, ours)).containsExactly(200, 404, 404);
            assertThat(asking.seed("{}").statusCode()).isEqualTo(200);
        }
    }

    private static int status(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void when_it_is_stopped_who_waits_gets_the_report_and_no_one_else_is_taken() throws Exception {
        // Given
        CountDownLatch sent = new CountDownLatch(2);
        Semaphore takes = new Semaphore(0);
        Asking asking = new Asking(
                data,
                (number, bundle) -> {
                    sent.countDown();
                    takes.acquireUninterruptibly();
                    return Answer.taken(bundle);
                },
                seeding -> seeding.with("BUNDLE_SIZE", 1).with("PARALLELISM", 2).with("STOP_LIMIT", "PT1H"));
        CompletableFuture<HttpResponse<String>> waiting = asking.sendAsync(asking.asked("{\"records\":50}"));
        HttpResponse<String> promised =
                asking.send(asking.asked("{\"records\":60}").header("Prefer", "respond-async"));
        sent.await();

        // When
        asking.seeder().end(0);
        while (!asking.seeder().runs().underWay().stream().allMatch(Run::isInterrupted)) {
            Thread.onSpinWait();
        }
        List<HttpResponse<String>> refused =
                List.of(asking.seed("{}"), asking.get("/runs"), asking.get("/preview"), asking.get("/nowhere"));
        takes.release(1000);

        // Then
        assertThat(refused).allSatisfy(call -> {
            assertThat(call.statusCode()).isEqualTo(503);
            assertThat(call.headers().firstValue("Retry-After")).isPresent();
            assertThat(Asking.json(call).path("detail").asText()).isEqualTo("The seeder is being stopped.");
        });
        HttpResponse<String> answer = waiting.join();
        assertThat(answer.statusCode()).isEqualTo(502);
        JsonNode report = Asking.json(answer);
        assertThat(report.path("remaining").asInt()).isPositive();
        assertThat(report.path("deadLettered").asInt()).isZero();
        asking.close();
        String accepted =
                promised.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(Seeding.json(data.resolve("reports/" + accepted + ".json"))
                        .path("requested")
                        .asInt())
                .isEqualTo(60);
        assertThat(data.resolve("ledger/run-" + accepted + ".jsonl"))
                .as("what was accepted is not lost")
                .exists();
    }

    @Test
    void a_client_that_is_gone_ends_nothing_and_is_no_error() throws Exception {
        // Given
        CountDownLatch sent = new CountDownLatch(1);
        Semaphore takes = new Semaphore(0);
        try (Heeded log = new Heeded();
                Asking asking = new Asking(
                        data,
                        (number, bundle) -> {
                            sent.countDown();
                            takes.acquireUninterruptibly();
                            return Answer.taken(bundle);
                        },
                        seeding -> {})) {

            // When
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), asking.port())) {
                client.getOutputStream()
                        .write(("POST /seed HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 2\r\n\r\n{}")
                                .getBytes(StandardCharsets.US_ASCII));
                sent.await();
            }
            takes.release();

            // Then
            JsonNode runs = asking.await(
                    "/runs",
                    seen -> seen.path("runs").path(0).path("state").asText().equals("ended"));
            assertThat(runs.path("runs").path(0).path("delivered").asInt()).isEqualTo(1);
            assertThat(log.errors()).isEmpty();
        }
    }

    @Test
    void what_is_not_as_http_has_it_is_answered_and_not_logged() throws Exception {
        try (Heeded log = new Heeded();
                Asking asking = new Asking(data);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), asking.port())) {

            // When
            client.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            // Then
            assertThat(answer).startsWith("HTTP/1.1 400 ");
            assertThat(log.errors()).isEmpty();
        }
    }
}
