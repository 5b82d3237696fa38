package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.deliver.Outage;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What the process does, and what it says of itself, while its server is out of reach. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class WaitingTest {

    private static final int PEOPLE = 400;
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(20);

    @TempDir
    Path data;

    private final int management = Loopback.freePort();
    private final int port = Loopback.freePort();

    @Test
    void nobody_is_made_until_the_server_is_in_reach_and_then_everybody_is_delivered() throws Exception {
        // Given
        Seeding seeding = seeding().with("RETRY_DELAY", "PT0.05S").with("OUTAGE_LIMIT", "PT1H");
        Seeder seeder = seeding.seeder();
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));

        // When
        whenItWaits();
        whenTheMakingIsHeld();
        long made = made(seeder);
        whenRedelivered(seeder);
        long madeLater = made(seeder);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle), port)) {
            exitCode.get();
        }

        // Then
        assertThat(madeLater).as("made while the server was out of reach").isEqualTo(made);
        assertThat(exitCode.get()).isZero();
        assertThat(seeding.report().get("delivered").asInt()).isEqualTo(PEOPLE);
        assertThat(seeding.report().get("deadLettered").asInt()).isZero();
    }

    @Test
    void the_process_is_alive_but_not_ready_while_it_waits_and_ready_again_afterwards() throws Exception {
        // Given
        Files.createDirectories(data.resolve("dead-letter"));
        Files.writeString(data.resolve("dead-letter/of-another-run.json"), "{}");
        Seeder seeder = seeding()
                .with("RETRY_DELAY", "PT0.1S")
                .with("OUTAGE_LIMIT", "PT1H")
                .with("TRIGGER", "timer")
                .with("TIMER_PERIOD", "PT1H")
                .seeder();
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));

        // When
        whenItWaits();
        HttpResponse<String> notReady = get("/observe/health/ready");
        HttpResponse<String> details = get("/observe/health/ready?data=true");
        HttpResponse<String> alive = get("/observe/health/live");
        String metrics = get("/observe/metrics").body();
        String readyAgain;
        String metricsAfter;
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle), port)) {
            whenTheRunHasEnded(seeder);
            readyAgain =
                    get("/observe/health/ready?exposureLevel=full&data=true").body();
            metricsAfter = get("/observe/metrics").body();
            seeder.end(0);
            exitCode.get();
        }

        // Then
        assertThat(notReady.statusCode()).isEqualTo(503);
        assertThat(json(notReady.body()).get("status").asText()).isEqualTo("DOWN");
        assertThat(check(notReady.body()).get("message").asText())
                .startsWith("waiting for the FHIR server, which is out of reach since 20");
        JsonNode told = check(details.body()).get("data");
        assertThat(told.get("state").asText()).isEqualTo("waiting");
        assertThat(told.get("openRuns").asInt()).isEqualTo(1);
        assertThat(told.get("deadLetters").asInt()).isEqualTo(1);
        assertThat(Instant.parse(told.get("since").asText()))
                .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES))
                .isBeforeOrEqualTo(Instant.now());
        assertThat(alive.statusCode()).isEqualTo(200);
        assertThat(json(alive.body()).get("status").asText()).isEqualTo("UP");
        assertThat(metrics).contains("fhir_seeder_waiting 1.0").contains("fhir_seeder_dead_letters 1.0");
        assertThat(json(readyAgain).get("status").asText()).isEqualTo("UP");
        assertThat(check(readyAgain).get("data").get("state").asText()).isEqualTo("idle");
        assertThat(metricsAfter).contains("fhir_seeder_waiting 0.0").contains("fhir_seeder_dead_letters 1.0");
    }

    @Test
    void who_is_stopped_waits_no_longer() throws Exception {
        // Given
        Seeding seeding = seeding().with("RETRY_DELAY", "PT1H").with("OUTAGE_LIMIT", "PT2H");
        Seeder seeder = seeding.seeder();
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
        whenItWaits();

        // When
        seeder.end(0);
        exitCode.get();

        // Then
        assertThat(seeding.report().get("delivered").asInt()).isZero();
        assertThat(seeding.report().get("remaining").asInt()).isPositive();
    }

    private Seeding seeding() {
        return new Seeding(data)
                .with("FHIR_URL", "http://127.0.0.1:" + port + "/fhir")
                .with("MANAGEMENT_PORT", management)
                .with("NUM_RECORDS", PEOPLE)
                .with("BUNDLE_SIZE", 2)
                .with("PARALLELISM", 64)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private void whenItWaits() throws InterruptedException {
        while (!told("/observe/health/ready").contains("waiting for the FHIR server")) {
            LockSupport.parkNanos(GLANCE);
        }
    }

    /** Readiness tells of an outage before the next person, who is made already, comes to where he is held. */
    private static void whenTheMakingIsHeld() {
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .noneMatch(frame -> frame.getClassName().equals(Outage.class.getName())
                        && frame.getMethodName().equals("await"))) {
            LockSupport.parkNanos(GLANCE);
        }
    }

    /** Returns what is answered; empty if nobody answers yet. */
    private String told(String path) throws InterruptedException {
        try {
            return get(path).body();
        } catch (IOException e) {
            return "";
        }
    }

    private static void whenRedelivered(Seeder seeder) {
        long before = retries(seeder);
        while (retries(seeder) < before + 20) {
            LockSupport.parkNanos(GLANCE);
        }
    }

    private static void whenTheRunHasEnded(Seeder seeder) {
        while (seeder.runs().underWay().stream().findFirst().isPresent()) {
            LockSupport.parkNanos(GLANCE);
        }
    }

    private static long made(Seeder seeder) {
        return seeder.runs().underWay().stream().findFirst().map(Run::generated).orElseThrow();
    }

    private static long retries(Seeder seeder) {
        return seeder.runs().underWay().stream()
                .findFirst()
                .map(run -> run.tally().retries())
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static JsonNode check(String answer) throws IOException {
        for (JsonNode check : json(answer).get("checks")) {
            if (check.get("name").asText().equals("seeder")) {
                return check;
            }
        }
        throw new AssertionError("No check of ours in " + answer);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
