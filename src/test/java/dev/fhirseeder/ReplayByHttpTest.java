package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters that clients ask to be sent again, in a seeder that goes on. */
class ReplayByHttpTest {

    private static final List<List<String>> WRONG = List.of(
            List.of(
                    "{\"deadLetter\":\"../../etc/passwd\"}",
                    "deadLetter: found \\\"../../etc/passwd\\\", expected the name"),
            List.of("{\"deadLetter\":\"a/b\"}", "deadLetter: found"),
            List.of("{\"deadLetter\":\"\"}", "deadLetter: found"),
            List.of("{\"deadLetter\":\"a.cause\"}", "deadLetter: found"),
            List.of("{\"deadLetter\":\"${sys.user.home}\"}", "deadLetter: found"),
            List.of("{\"deadLetter\":7}", "deadLetter: found 7"),
            List.of("{\"deadLetter\":null}", "deadLetter: found null"),
            List.of("{\"deadLetter\":[\"a\"]}", "deadLetter: found ["),
            List.of("{\"letter\":\"a\"}", "letter: unknown; expected deadLetter"),
            List.of("{\"deadLetter\":\"a\",\"deadLetter\":\"b\"}", "the request: found no JSON"),
            List.of("{} {}", "the request: found no JSON"),
            List.of("[]", "the request: found something else"));

    @TempDir
    Path data;

    private final Semaphore takes = new Semaphore(1_000);
    private volatile int refusal = 501;
    private Asking asking;

    @BeforeEach
    void three_bundles_of_two_people_are_dead_letters() throws Exception {
        asking = new Asking(
                data,
                (number, bundle) -> {
                    takes.acquireUninterruptibly();
                    return refusal == 0 ? Answer.taken(bundle) : Answer.refused(refusal);
                },
                seeding -> seeding.with("BUNDLE_SIZE", 2).with("SEED", 7));
        assertThat(asking.seed("{\"records\":6}").statusCode()).isEqualTo(502);
        assertThat(names()).hasSize(3);
        refusal = 0;
    }

    @AfterEach
    void leave() throws Exception {
        takes.release(1_000);
        asking.close();
    }

    @Test
    void a_letter_is_told_of_with_its_cause_and_without_its_people() {
        // When
        JsonNode told = Asking.json(asking.get("/dead-letters"));

        // Then
        assertThat(told.path("count").asInt()).isEqualTo(3);
        JsonNode first = told.path("deadLetters").path(0);
        assertThat(first.path("deadLetter").asText()).isEqualTo(names().get(0));
        assertThat(first.path("failure").asText()).isEqualTo("permanent");
        assertThat(first.path("status").asInt()).isEqualTo(501);
        assertThat(first.path("people").asInt()).isEqualTo(2);
        assertThat(first.has("operationOutcome")).isFalse();
    }

    @Test
    void one_letter_is_sent_again_by_its_name_and_put_aside_when_it_is_taken() {
        // Given
        String name = names().get(1);

        // When
        HttpResponse<String> answer = replay("{\"deadLetter\":\"%s\"}".formatted(name));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode report = Asking.json(answer);
        assertThat(report.path("delivered").asInt()).isEqualTo(2);
        assertThat(report.path("seed").isNull()).isTrue();
        assertThat(names()).hasSize(2).doesNotContain(name);
        assertThat(data.resolve("dead-letter/replayed/" + name + ".json")).exists();
        assertThat(data.resolve("dead-letter/replayed/" + name + ".cause.json")).exists();
        assertThat(asking.server().taken()).hasSize(1);
        assertThat(Asking.json(asking.get(
                                answer.headers().firstValue("Location").orElseThrow()))
                        .path("report"))
                .isEqualTo(report);
    }

    @Test
    void all_letters_are_sent_again_and_what_the_server_still_refuses_stays_with_its_newest_cause() {
        // Given
        refusal = 505;

        // When
        HttpResponse<String> refused = replay("{}");
        refusal = 0;
        HttpResponse<String> taken = replay("{}");

        // Then
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(Asking.json(refused).path("deadLettered").asInt()).isEqualTo(6);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(Asking.json(taken).path("delivered").asInt()).isEqualTo(6);
        assertThat(names()).isEmpty();
        assertThat(Asking.json(replay("{}")).path("requested").asInt()).isZero();
    }

    @Test
    void what_one_run_sends_again_no_other_sends_nor_its_halves() {
        // Given
        takes.drainPermits();
        refusal = 422;
        List<String> letters = names();
        String name = letters.get(0);
        HttpResponse<String> first = promised("{\"deadLetter\":\"%s\"}".formatted(name));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(asking.await(
                                "/dead-letters",
                                told -> told.path("deadLetters").path(0).has("sentBy"))
                        .path("count")
                        .asInt())
                .isEqualTo(3);

        // When
        HttpResponse<String> second = replay("{\"deadLetter\":\"%s\"}".formatted(name));
        takes.release(1); // it is refused whole, and divided
        JsonNode divided =
                asking.await("/dead-letters", told -> told.path("count").asInt() == 4);
        HttpResponse<String> others = promised("{}");

        // Then
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.headers().firstValue("Retry-After")).contains("5");
        assertThat(second.body()).contains("sends " + name + " again");
        assertThat(divided.findValuesAsText("sentBy")).hasSize(2);
        assertThat(Asking.json(others).path("requested").asInt()).isEqualTo(4);
        refusal = 0;
        takes.release(1_000);
        asking.await(first, "ended");
        asking.await(others, "ended");
        assertThat(Asking.json(replay("{}")).path("deadLettered").asInt()).isZero();
        assertThat(names()).isEmpty();
        assertThat(asking.server().taken().stream().flatMap(bundle -> bundle.findValuesAsText("fullUrl").stream()))
                .as("everybody once")
                .doesNotHaveDuplicates();
    }

    @Test
    void what_cannot_be_is_refused_with_its_fault() {
        for (List<String> wrong : WRONG) {
            // When
            HttpResponse<String> answer = replay(wrong.get(0));

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("\"faults\":[\"" + wrong.get(1));
        }
        assertThat(names()).hasSize(3);
    }

    @Test
    void a_letter_that_is_not_there_is_not_found() {
        for (String name : List.of("nobody", "replayed", "00000000-0000-3000-8000-000000000000")) {
            assertThat(replay("{\"deadLetter\":\"%s\"}".formatted(name)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_form_of_another_page_cannot_ask_for_it() {
        // Given
        HttpRequest.Builder form =
                asking.call("/replays").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"));
        HttpRequest.Builder foreign = asked("{}").header("Origin", "http://evil.example");

        // Then
        assertThat(asking.send(form).statusCode()).isEqualTo(415);
        assertThat(asking.send(foreign).statusCode()).isEqualTo(403);
        assertThat(asking.get("/replays").statusCode()).isEqualTo(405);
        assertThat(names()).hasSize(3);
    }

    private HttpResponse<String> replay(String document) {
        return asking.send(asked(document));
    }

    private HttpResponse<String> promised(String document) {
        return asking.send(asked(document).header("Prefer", "respond-async"));
    }

    private HttpRequest.Builder asked(String document) {
        return asking.call("/replays")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(document));
    }

    private List<String> names() {
        return new Seeding(data)
                .files("dead-letter", ".json").stream()
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.endsWith(".cause.json"))
                        .map(name -> name.replace(".json", ""))
                        .toList();
    }
}
