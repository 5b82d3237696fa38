package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client gets that asks for people by HTTP. */
class HttpTest {

    @TempDir
    Path data;

    @Test
    void few_people_are_delivered_when_the_answer_comes_and_the_answer_is_their_report() throws Exception {
        try (Asking asking = new Asking(data)) {

            // When
            HttpResponse<String> answer = asking.seed("{\"records\":3,\"seed\":7,\"pt\":[\"bc\",\"on\"]}");

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            JsonNode report = Asking.json(answer);
            assertThat(report).isEqualTo(new Seeding(data).report());
            assertThat(report.path("delivered").asInt()).isEqualTo(3);
            assertThat(report.path("pt").asText()).isEqualTo("bc,on");
            assertThat(Asking.json(asking.get(
                                    answer.headers().firstValue("Location").orElseThrow()))
                            .path("report"))
                    .isEqualTo(report);
        }
    }

    @Test
    void an_empty_request_asks_for_what_the_settings_say_and_no_header_of_the_client_is_a_word() throws Exception {
        try (Asking asking = new Asking(data, HttpTest::taken, seeding -> seeding.with("NUM_RECORDS", 2))) {

            // When
            HttpResponse<String> answer = asking.send(asking.asked("{}")
                    .header("records", "5")
                    .header("startIndex", "9")
                    .header("next", "true")
                    .header("exit", "true")
                    .header("CamelHttpResponseCode", "418")
                    .header("X-Mine", "é"));

            // Then
            JsonNode report = Asking.json(answer);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(report.path("requested").asInt()).isEqualTo(2);
            assertThat(report.path("startIndex").asInt()).isZero();
            assertThat(answer.headers().map().keySet())
                    .as("nothing of the inside, and nothing of what was sent")
                    .isSubsetOf(
                            ":status",
                            "content-type",
                            "content-length",
                            "location",
                            "content-security-policy",
                            "x-content-type-options",
                            "referrer-policy",
                            "cache-control");
            assertThat(asking.seed("{}").statusCode()).as("it is still there").isEqualTo(200);
        }
    }

    @Test
    void a_report_that_is_not_all_well_is_told_by_its_status() throws Exception {
        try (Asking asking = new Asking(
                data, (number, bundle) -> number == 1 ? Answer.refused(422) : Answer.taken(bundle), seeding -> {})) {

            // When
            HttpResponse<String> answer = asking.seed("{\"records\":1}");

            // Then
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(Asking.json(answer).path("deadLettered").asInt()).isEqualTo(1);
            assertThat(asking.await(answer, "ended").path("deadLettered").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void many_people_are_promised_and_their_run_is_told_of_until_it_has_ended() throws Exception {
        // Given
        Semaphore takes = new Semaphore(2);
        try (Asking asking = new Asking(
                data,
                (number, bundle) -> {
                    takes.acquireUninterruptibly();
                    return Answer.taken(bundle);
                },
                seeding -> seeding.with("HTTP_WAIT", 4).with("BUNDLE_SIZE", 1).with("PARALLELISM", 1))) {

            // When
            HttpResponse<String> promise = asking.seed("{\"records\":5,\"seed\":7}");

            // Then
            assertThat(promise.statusCode()).as(promise.body()).isEqualTo(202);
            String location = promise.headers().firstValue("Location").orElseThrow();
            JsonNode running = asking.await(
                    location, standing -> standing.path("delivered").asInt() == 2);
            assertThat(running.path("state").asText()).isEqualTo("running");
            assertThat(running.path("remaining").asInt()).isEqualTo(3);
            assertThat(running.path("resources").asInt()).isPositive();
            assertThat(running.path("seconds").asDouble()).isPositive();
            assertThat(location).isEqualTo("/runs/" + running.path("runId").asText());
            takes.release(3);
            JsonNode ended = asking.await(promise, "ended");
            assertThat(ended.path("report")).isEqualTo(new Seeding(data).report());
            assertThat(ended.path("delivered").asInt()).isEqualTo(5);
        }
    }

    @Test
    void a_client_that_prefers_not_to_wait_does_not_wait() throws Exception {
        try (Asking asking = new Asking(data)) {

            // When
            HttpResponse<String> promise = asking.send(
                    asking.asked("{\"records\":1}").header("Prefer", "handling=strict, Respond-Async;wait=10"));

            // Then
            assertThat(promise.statusCode()).isEqualTo(202);
            assertThat(promise.headers().firstValue("Preference-Applied")).contains("respond-async");
            assertThat(asking.await(promise, "ended").path("delivered").asInt()).isEqualTo(1);
        }
    }

    @Test
    void of_several_who_ask_at_the_same_moment_each_is_answered_with_its_own_run() throws Exception {
        try (Asking asking = new Asking(data)) {

            // When
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 12)
                    .mapToObj(i -> asking.asked("{\"startIndex\":%d,\"records\":%d}".formatted(i * 10, i % 3 + 1))
                            .header("Prefer", i % 2 == 0 ? "respond-async" : "wait=60"))
                    .map(asking::sendAsync)
                    .toList();

            // Then
            List<JsonNode> reports = answers.stream()
                    .map(CompletableFuture::join)
                    .map(answer -> asking.await(answer, "ended").path("report"))
                    .toList();
            assertThat(reports)
                    .extracting(report -> report.path("startIndex").asLong())
                    .containsExactlyElementsOf(
                            LongStream.range(0, 12).map(i -> i * 10).boxed().toList());
            assertThat(reports)
                    .allMatch(report -> report.path("delivered").asLong()
                            == report.path("startIndex").asLong() / 10 % 3 + 1);
            JsonNode listed = Asking.json(asking.get("/runs")).path("runs");
            assertThat(listed)
                    .hasSize(12)
                    .allMatch(run -> run.path("state").asText().equals("ended"));
        }
    }

    @Test
    void a_taken_place_is_given_back_and_who_finds_none_is_told_when_to_come_again() throws Exception {
        // Given
        Semaphore takes = new Semaphore(0);
        try (Asking asking = new Asking(
                data,
                (number, bundle) -> {
                    takes.acquireUninterruptibly();
                    return Answer.taken(bundle);
                },
                seeding -> {})) {
            List<HttpResponse<String>> promised = IntStream.range(0, 16)
                    .mapToObj(i -> asking.send(asking.asked("{}").header("Prefer", "respond-async")))
                    .toList();
            assertThat(promised).allMatch(answer -> answer.statusCode() == 202);

            // When
            HttpResponse<String> refused = asking.send(asking.asked("{}").header("Prefer", "respond-async"));
            HttpResponse<String> looked = asking.get("/runs");
            takes.release(100);

            // Then
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(Asking.json(looked).path("runs"))
                    .as("nothing was begun, and who only looks is let in")
                    .hasSize(16);
            for (HttpResponse<String> promise : promised) {
                assertThat(asking.await(promise, "ended").path("delivered").asInt())
                        .isEqualTo(1);
            }
            assertThat(asking.seed("{}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_request_may_name_its_run_and_its_sink() throws Exception {
        try (Asking asking = new Asking(data)) {

            // When
            HttpResponse<String> answer = asking.seed("{\"runId\":\"mine\",\"sink\":\"ndjson\",\"records\":2}");

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Location")).contains("/runs/mine");
            assertThat(data.resolve("ndjson/Patient.ndjson")).exists();
            assertThat(asking.server().requests()).isZero();
            assertThat(asking.seed("{\"runId\":\"mine\",\"seed\":\"1\"}").body())
                    .contains("\"faults\":[\"seed: found '1'");
        }
    }

    @Test
    void what_cannot_be_read_is_no_fault_of_the_client_and_hides_nothing_else() throws Exception {
        try (Asking asking = new Asking(data)) {
            // Given
            asking.seed("{}");
            Files.writeString(data.resolve("ledger/run-bad.jsonl"), "{}\n");
            Files.writeString(data.resolve("reports/worse.json"), "{");

            // When
            HttpResponse<String> listed = asking.get("/runs");

            // Then
            assertThat(listed.statusCode()).isEqualTo(200);
            assertThat(Asking.json(listed).path("runs")).hasSize(1);
            assertThat(asking.get("/runs/bad").statusCode()).isEqualTo(500);
            assertThat(asking.get("/runs/worse").statusCode()).isEqualTo(500);
        }
    }

    private static Answer taken(int number, JsonNode bundle) {
        return Answer.taken(bundle);
    }
}
