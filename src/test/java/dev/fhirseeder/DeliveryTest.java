package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of Bundles under faults; every case ends with the books of the run balanced. */
class DeliveryTest {

    @TempDir
    Path data;

    @Test
    void without_a_fault_every_person_is_delivered_once() {
        // Given
        Seeding seeding = seeding(25);

        // When
        Outcome outcome = Outcome.of(seeding, (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.server().requests()).isEqualTo(9);
        assertThat(outcome.people()).hasSize(25);
        assertThat(outcome.report("delivered")).isEqualTo(25);
        assertThat(outcome.report("bundles")).isEqualTo(9);
        assertThat(outcome.report("retries")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 504, 507, 509, 520, 529})
    void what_time_can_heal_is_sent_again(int status) {
        // Given
        Set<String> failed = ConcurrentHashMap.newKeySet();

        // When
        Outcome outcome = Outcome.of(
                seeding(9),
                (number, bundle) -> failed.add(firstId(bundle)) ? Answer.refused(status) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.people()).hasSize(9);
        assertThat(outcome.server().requests()).isEqualTo(6);
        assertThat(outcome.report("retries")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <html>login</html>",
        "200, application/fhir+json, ''",
        "200, application/fhir+json, '{\"resourceType\":\"Bundle\",\"type\":\"transa'",
        "200, application/fhir+json, '{\"resourceType\":\"Patient\"}'",
        "200, application/fhir+json, '{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\"}'",
        "204, application/fhir+json, ''"
    })
    void a_success_that_proves_nothing_is_sent_again_where_that_does_no_harm(int status, String type, String body) {
        // Given
        Set<String> failed = ConcurrentHashMap.newKeySet();

        // When
        Outcome outcome = Outcome.of(
                seeding(9),
                (number, bundle) ->
                        failed.add(firstId(bundle)) ? new Answer(status, type, body) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.report("retries")).isEqualTo(3);
        assertThat(outcome.report("delivered")).isEqualTo(9);
    }

    @Test
    void an_unknown_outcome_is_never_sent_again_by_plain_create() {
        // When
        Outcome outcome = Outcome.of(
                seeding(9).with("WRITE_MODE", "create"),
                (number, bundle) -> number == 1 ? Answer.fhir(200, "") : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().requests()).isEqualTo(3);
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
        assertThat(outcome.cause().get("failure").asText()).isEqualTo("outcome-unknown");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 404, 405, 501, 505})
    void what_no_repetition_heals_is_dead_lettered_at_once_and_the_rest_delivered(int status) {
        // When
        Outcome outcome = Outcome.of(
                seeding(9).with("PARALLELISM", 1),
                (number, bundle) -> number == 2 ? Answer.refused(status) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().requests()).isEqualTo(3);
        assertThat(outcome.report("delivered")).isEqualTo(6);
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(status);
        assertThat(outcome.cause().get("attempts").asInt()).isEqualTo(1);
        assertThat(outcome.cause().at("/operationOutcome/issue/0/diagnostics").asText())
                .isEqualTo("scripted");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 504, 524})
    void a_gateways_word_is_never_answered_by_plain_create_with_a_second_sending(int status) {
        // When
        Outcome outcome = Outcome.of(
                seeding(9).with("WRITE_MODE", "create"),
                (number, bundle) -> number == 1 ? Answer.refused(status) : Answer.taken(bundle));

        // Then
        assertThat(outcome.server().requests()).isEqualTo(3);
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
        assertThat(outcome.cause().get("failure").asText()).isEqualTo("outcome-unknown");
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204})
    void a_status_that_tells_nothing_is_kept_as_it_was(int status) {
        // When
        Outcome outcome = Outcome.of(
                seeding(3).with("MAX_RETRIES", 0), (number, bundle) -> new Answer(status, "application/fhir+json", ""));

        // Then
        assertThat(outcome.cause().get("failure").asText()).isEqualTo("outcome-unknown");
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(status);
    }

    @Test
    void a_bundle_is_redelivered_no_more_often_than_the_operator_allows() {
        // When
        Outcome outcome = Outcome.of(seeding(3).with("MAX_RETRIES", 2), (number, bundle) -> Answer.refused(503));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().requests()).isEqualTo(3);
        assertThat(outcome.report("retries")).isEqualTo(2);
        assertThat(outcome.cause().get("attempts").asInt()).isEqualTo(3);
    }

    @Test
    void a_dead_letter_is_the_bundle_as_it_was_sent() {
        // Given
        JsonNode[] sent = new JsonNode[1];

        // When
        Outcome.of(seeding(3), (number, bundle) -> {
            sent[0] = bundle;
            return Answer.refused(501);
        });

        // Then
        Path letter = new Seeding(data)
                .files("dead-letter", ".json").stream()
                        .filter(file -> !file.toString().endsWith(".cause.json"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Seeding.json(letter)).isEqualTo(sent[0]);
    }

    private Seeding seeding(int people) {
        return new Seeding(data)
                .with("NUM_RECORDS", people)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private static String firstId(JsonNode bundle) {
        return bundle.at("/entry/0/fullUrl").asText();
    }
}
