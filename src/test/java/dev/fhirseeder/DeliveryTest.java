package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

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
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 504})
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
        assertThat(outcome.cause().get("failure").asText()).isEqualTo("UNKNOWN_OUTCOME");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 410, 412, 413, 422, 501})
    void what_no_repetition_heals_is_dead_lettered_at_once_and_the_rest_delivered(int status) {
        // When
        Outcome outcome =
                Outcome.of(seeding(9), (number, bundle) -> number == 2 ? Answer.refused(status) : Answer.taken(bundle));

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
    void a_refused_entry_inside_a_success_is_a_failure() {
        // When
        Outcome outcome = Outcome.of(seeding(3), (number, bundle) -> {
            Answer taken = Answer.taken(bundle);
            return Answer.fhir(200, taken.body().replaceFirst("201 Created", "422 Unprocessable Entity"));
        });

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("deadLettered")).isEqualTo(3);
        assertThat(outcome.cause().get("status").asInt()).isEqualTo(422);
    }

    @Test
    void a_dead_letter_is_the_bundle_as_it_was_sent() {
        // Given
        JsonNode[] sent = new JsonNode[1];

        // When
        Outcome.of(seeding(3), (number, bundle) -> {
            sent[0] = bundle;
            return Answer.refused(422);
        });

        // Then
        Path letter = new Seeding(data)
                .files("dead-letter", ".json").stream()
                        .filter(file -> !file.toString().endsWith(".cause.json"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Seeding.json(letter)).isEqualTo(sent[0]);
    }

    @Test
    void the_token_is_sent_unless_the_server_is_local() {
        // When
        Outcome remote = Outcome.of(seeding(3).with("FHIR_TOKEN", "s3cret"), (number, bundle) -> Answer.taken(bundle));
        Outcome local = Outcome.of(
                seeding(3).with("FHIR_TOKEN", "s3cret").with("IS_LOCAL_DEV", true),
                (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(remote.server().authorizations()).containsOnly("Bearer s3cret");
        assertThat(local.server().authorizations()).containsOnly("");
    }

    @Test
    void nothing_of_a_person_is_logged_even_when_a_dead_letter_cannot_be_written() throws IOException {
        // Given
        Files.createDirectories(data);
        Files.createFile(data.resolve("dead-letter"));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);

        // When
        Outcome outcome = Outcome.withTrouble(seeding(3), (number, bundle) -> Answer.refused(422));
        root.detachAppender(log);

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("remaining")).isEqualTo(3);
        assertThat(outcome.report().get("troubles").toString()).contains("the books do not balance");
        assertThat(log.list)
                .anyMatch(event -> event.getFormattedMessage().contains("status=422"))
                .noneMatch(
                        event -> (event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                                .contains("birthDate"));
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
