package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where runs stand of whom somebody remains, though their reports are kept. */
class InterruptedRunTest {

    @TempDir
    Path data;

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
}
