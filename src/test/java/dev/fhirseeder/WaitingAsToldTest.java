package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.ScriptedServer.Script;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that says when it wants to be asked again, or how it wants to be written to. */
class WaitingAsToldTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_bundle_is_not_sent_again_before_the_server_wants_it(int status) {
        // Given
        List<Long> times = new CopyOnWriteArrayList<>();

        // When
        Outcome outcome = Outcome.of(seeding(), (number, bundle) -> {
            times.add(System.nanoTime());
            return number == 1 ? Answer.refused(status).with("Retry-After", "2") : Answer.taken(bundle);
        });

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(times).hasSize(2);
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(2_000_000_000L);
    }

    @Test
    void a_date_is_understood_by_the_clock_of_the_server() {
        // Given
        List<Long> times = new CopyOnWriteArrayList<>();

        // When
        Outcome outcome = Outcome.of(seeding(), (number, bundle) -> {
            times.add(System.nanoTime());
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    ZonedDateTime.ofInstant(Instant.now().plusSeconds(3), ZoneOffset.UTC));
            return number == 1 ? Answer.refused(503).with("Retry-After", date) : Answer.taken(bundle);
        });

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(1_900_000_000L);
    }

    @Test
    void who_would_have_to_wait_too_long_gives_up_and_keeps_what_was_in_hand() {
        // When
        Outcome outcome = Outcome.of(
                seeding().with("NUM_RECORDS", 300).with("RETRY_LIMIT", "PT1M"),
                (number, bundle) -> Answer.refused(429).with("Retry-After", "3600"));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("deadLettered")).isPositive();
        assertThat(outcome.report("remaining")).isPositive();
        assertThat(outcome.cause().at("/operationOutcome/issue/0/diagnostics").asText())
                .isIn("scripted", "");
        assertThat(outcome.report().get("troubles").get(0).asText()).contains("429", "PT1H", "RETRY_LIMIT");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_write_mode_is_what_the_server_offers(boolean update) {
        // When
        Outcome outcome = ofServerThatSays(
                seeding().with("WRITE_MODE", "auto"),
                (number, bundle) -> bundle.isEmpty() ? capabilities(update, true) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.server().paths().get(0)).isEqualTo("/fhir/metadata");
        assertThat(outcome.server().taken())
                .allSatisfy(bundle -> assertThat(
                                bundle.at("/entry/0/request/method").asText())
                        .isEqualTo(update ? "PUT" : "POST"));
        assertThat(outcome.server().taken())
                .allSatisfy(bundle -> assertThat(bundle.at("/entry/0/request").has("ifNoneExist"))
                        .isEqualTo(!update));
    }

    @Test
    void a_server_that_does_not_say_at_once_what_it_offers_is_asked_again_before_anything_is_packed() {
        // Given
        AtomicInteger asked = new AtomicInteger();

        // When
        Outcome outcome = ofServerThatSays(seeding().with("WRITE_MODE", "auto"), (number, bundle) -> {
            if (bundle.isEmpty()) {
                return asked.incrementAndGet() == 1 ? Answer.refused(502) : capabilities(false, true);
            }
            return Answer.taken(bundle);
        });

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.server().taken())
                .allSatisfy(bundle -> assertThat(bundle.at("/entry/0/request").has("ifNoneExist"))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 501})
    void a_server_that_does_not_say_what_it_offers_is_given_up_at_once(int status) {
        // When
        Outcome outcome = ofServerThatSays(
                seeding().with("WRITE_MODE", "auto").with("NUM_RECORDS", 300),
                (number, bundle) -> bundle.isEmpty() ? Answer.refused(status) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.report("remaining")).isPositive();
        assertThat(outcome.report("delivered")).isZero();
        assertThat(outcome.report().get("troubles").get(0).asText()).contains("given up", Integer.toString(status));
    }

    @Test
    void a_server_that_offers_nothing_safe_is_not_written_to() {
        // When
        Outcome outcome = ofServerThatSays(
                seeding().with("WRITE_MODE", "auto"),
                (number, bundle) -> bundle.isEmpty() ? capabilities(false, false) : Answer.taken(bundle));

        // Then
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.server().taken()).isEmpty();
        assertThat(outcome.report().get("troubles").get(0).asText()).contains("choose WRITE_MODE");
    }

    private static Outcome ofServerThatSays(Seeding seeding, Script script) {
        return Outcome.withTrouble(seeding, new ScriptedServer(script).sayingItself());
    }

    private static Answer capabilities(boolean update, boolean conditional) {
        StringBuilder resources = new StringBuilder();
        for (String type :
                List.of("Patient", "Immunization", "Consent", "Condition", "Observation", "AllergyIntolerance")) {
            resources
                    .append(resources.isEmpty() ? "" : ",")
                    .append("{\"type\":\"%s\",\"updateCreate\":%s,\"conditionalCreate\":%s}"
                            .formatted(type, update, conditional));
        }
        return Answer.fhir(
                200,
                "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"mode\":\"server\",\"interaction\":[{\"code\":\"transaction\"}],\"resource\":[%s]}]}"
                        .formatted(resources));
    }

    private Seeding seeding() {
        return new Seeding(data)
                .with("NUM_RECORDS", 3)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }
}
