package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where runs stand of whom somebody remains, though their reports are kept. */
class InterruptedRunTest {

    @TempDir
    Path data;

    @TempDir
    Path other;

    @Test
    void a_run_that_was_interrupted_is_unfinished_and_says_how_it_goes_on() throws Exception {
        // Given
        CountDownLatch sent = new CountDownLatch(1);
        Semaphore takes = new Semaphore(0);
        String path;
        try (Asking first = new Asking(
                data,
                (number, bundle) -> {
                    sent.countDown();
                    takes.acquireUninterruptibly();
                    return Answer.taken(bundle);
                },
                seeding -> seeding.with("BUNDLE_SIZE", 1).with("PARALLELISM", 1).with("STOP_LIMIT", "PT1H"))) {
            CompletableFuture<HttpResponse<String>> waiting = first.sendAsync(first.asked("{\"records\":50}"));
            sent.await();
            first.seeder().end(0);
            while (!first.seeder().runs().underWay().stream().allMatch(run -> run.isInterrupted())) {
                Thread.onSpinWait();
            }
            takes.release(1000);
            path = waiting.join().headers().firstValue("Location").orElseThrow();
        }

        // When
        try (Asking second = new Asking(data)) {
            JsonNode told = Asking.json(second.get(path));
            JsonNode listed = Asking.json(second.get("/runs")).path("runs").path(0);

            // Then
            assertThat(told.path("state").asText()).isEqualTo("unfinished");
            assertThat(listed.path("state").asText()).isEqualTo("unfinished");
            assertThat(told.path("report").path("remaining").asInt()).isPositive();
            assertThat(told.path("request").path("records").asInt()).isEqualTo(50);
        }
    }

    @Test
    void a_run_that_can_find_nobody_more_has_ended_and_is_not_gone_on_with() throws Exception {
        try (Asking asking = new Asking(data)) {

            // When
            HttpResponse<String> answer = asking.seed("{\"startIndex\":81818000,\"records\":100,\"ageTo\":10}");
            JsonNode told = Asking.json(
                    asking.get(answer.headers().firstValue("Location").orElseThrow()));

            // Then
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(told.path("state").asText()).isEqualTo("ended");
            assertThat(told.has("request")).isFalse();
            assertThat(told.path("report").path("troubles").toString()).contains("of the 100 people who are wanted");
            assertThat(new Seeding(data).files("ledger", ".jsonl")).isEmpty();
        }
    }

    @Test
    void a_run_whose_process_was_killed_is_unfinished_and_goes_on_when_its_request_is_sent_again() throws Exception {
        // Given
        String runId = killed();

        // When
        try (Asking asking =
                new Asking(data, (number, bundle) -> Answer.taken(bundle), seeding -> seeding.with("BUNDLE_SIZE", 1))) {
            Path journal = data.resolve("ledger/run-" + runId + ".jsonl");
            Files.writeString(
                    journal,
                    Files.readString(journal)
                            .replace("http://127.0.0.1:9/fhir", asking.server().baseUrl()));
            JsonNode unfinished = Asking.json(asking.get("/runs/" + runId));
            JsonNode listed = Asking.json(asking.get("/runs"));
            HttpResponse<String> answer = asking.seed(unfinished.path("request").toString());

            // Then
            assertThat(unfinished.path("state").asText()).isEqualTo("unfinished");
            assertThat(unfinished.path("delivered").asInt()).isEqualTo(2);
            assertThat(unfinished.path("remaining").asInt()).isEqualTo(3);
            assertThat(listed.path("runs"))
                    .singleElement()
                    .satisfies(run -> assertThat(run.path("runId").asText()).isEqualTo(runId));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(Asking.json(answer).path("runId").asText()).isEqualTo(runId);
            assertThat(asking.server().requests()).isEqualTo(3);
            assertThat(asking.await(answer, "ended").has("request")).isFalse();
        }
    }

    @Test
    void a_run_that_a_killed_process_left_is_listed_among_those_that_have_ended_by_its_time() throws Exception {
        // Given
        String runId = killed();
        date("ledger/run-" + runId + ".jsonl", "2026-11-28T06:00:02.500Z");
        try (Asking asking = new Asking(data)) {
            asking.seed("{\"records\":1,\"pt\":\"on\",\"runId\":\"first\"}");
            asking.seed("{\"records\":1,\"runId\":\"last\"}");
            date("reports/first.json", "2026-11-28T06:00:02Z");
            date("reports/last.json", "2026-11-28T06:00:03Z");

            // When
            JsonNode listed = Asking.json(asking.get("/runs")).path("runs");

            // Then
            assertThat(listed)
                    .extracting(run -> "%s %s %s %s"
                            .formatted(
                                    run.path("runId").asText(),
                                    run.path("pt").asText(),
                                    run.path("state").asText(),
                                    run.path("until").asText()))
                    .containsExactly(
                            "last bc ended 2026-11-28T06:00:03Z",
                            runId + " bc unfinished 2026-11-28T06:00:02Z",
                            "first on ended 2026-11-28T06:00:02Z");
        }
    }

    private void date(String file, String time) throws IOException {
        Files.setLastModifiedTime(data.resolve(file), FileTime.from(Instant.parse(time)));
    }

    /** Leaves the journal of a run of five people, of whom two had arrived when its process was killed, and names the run. */
    private String killed() throws Exception {
        Semaphore takes = new Semaphore(2);
        try (Asking killed = new Asking(
                other,
                (number, bundle) -> {
                    takes.acquireUninterruptibly();
                    return Answer.taken(bundle);
                },
                seeding -> seeding.with("BUNDLE_SIZE", 1).with("PARALLELISM", 1))) {
            HttpResponse<String> promise =
                    killed.send(killed.asked("{\"records\":5,\"pt\":\"bc\"}").header("Prefer", "respond-async"));
            String runId = Asking.json(promise).path("runId").asText();
            killed.await("/runs/" + runId, run -> run.path("delivered").asInt() == 2);
            Path journal = Path.of("ledger/run-" + runId + ".jsonl");
            Files.createDirectories(data.resolve("ledger"));
            Files.writeString(
                    data.resolve(journal),
                    Files.readString(other.resolve(journal))
                            .replace(killed.server().baseUrl(), "http://127.0.0.1:9/fhir"));
            takes.release(100);
            return runId;
        }
    }
}
