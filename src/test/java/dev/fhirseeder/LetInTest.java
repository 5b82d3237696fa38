package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that turn the first look at them away for who looks. */
class LetInTest {

    private static final long LONGEST_SECONDS = 120;

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void who_shows_a_token_that_is_not_accepted_sends_nothing(int status) {
        assertThat(refused(status, seeding().with("FHIR_TOKEN", "s3cret")))
                .startsWith("FHIR_AUTH (seeder.fhir-auth): found 'bearer' with FHIR_TOKEN, to which http://127.0.0.1:")
                .contains(" answers %d, expected a token that it accepts; check whether".formatted(status));
    }

    @Test
    void who_shows_a_password_or_headers_that_are_not_accepted_is_told_which() throws IOException {
        // Given
        Path password = Files.writeString(data.resolve("password"), "s3cret");

        // Then
        assertThat(refused(
                        401,
                        seeding()
                                .with("FHIR_AUTH", "basic")
                                .with("FHIR_USER", "bob")
                                .with("FHIR_PASSWORD_FILE", password)))
                .contains("found 'basic' with FHIR_USER and FHIR_PASSWORD_FILE, to which", "check both");
        assertThat(refused(403, seeding().with("FHIR_HEADERS", "X-Api-Key: s3cret")))
                .startsWith(
                        "FHIR_HEADERS (seeder.fhir-headers): found headers and no credentials beside them, to which")
                .contains("answers 403", "CHECK_SERVER=false");
        assertThat(refused(401, seeding().with("FHIR_TOKEN", "s3cret").with("FHIR_HEADERS", "X-Api-Key: s3cret")))
                .contains("found 'bearer' with FHIR_TOKEN, and FHIR_HEADERS, to which");
    }

    @Test
    void who_shows_nothing_where_somebody_wants_to_know_is_told_to() {
        assertThat(refused(401, seeding()))
                .startsWith("FHIR_AUTH (seeder.fhir-auth): found no credentials, to which")
                .contains("expected basic, bearer, oauth2 or smart");
        assertThat(refused(401, seeding().with("FHIR_AUTH", "none"))).contains("expected basic, bearer");
        assertThat(refused(401, seeding().with("IS_LOCAL_DEV", true).with("FHIR_TOKEN", "s3cret")))
                .startsWith("IS_LOCAL_DEV (seeder.is-local-dev): found true, which sends no credentials, to which");
    }

    /** As most servers do, it says what it is to everybody. */
    @Test
    void a_wrong_token_is_found_out_where_the_statement_is_for_everybody() {
        // Given
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.refused(401))) {

            // When
            List<String> lines =
                    Turned.away(seeding().with("FHIR_URL", server.baseUrl()).with("FHIR_TOKEN", "s3cret"));

            // Then
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .startsWith("FHIR_AUTH (seeder.fhir-auth): found 'bearer' with FHIR_TOKEN, to which")
                    .contains("answers 401");
            assertThat(server.paths()).singleElement().asString().contains("/Patient/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 405, 500})
    void what_else_is_answered_to_who_asks_for_nobody_stops_nobody(int status) {
        try (ScriptedServer server = new ScriptedServer(
                (number, bundle) -> bundle.isEmpty() ? Answer.refused(status) : Answer.taken(bundle))) {
            assertThat(seeding()
                            .with("FHIR_URL", server.baseUrl())
                            .with("FHIR_TOKEN", "s3cret")
                            .run())
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 403, ''", "false, 401, s3cret"})
    void nobody_is_held_back_by_an_address_that_is_forbidden_to_all_or_where_no_look_is_wanted(
            boolean look, int status, String token) {
        try (ScriptedServer server = answering(status)) {
            assertThat(seeding()
                            .with("FHIR_URL", server.baseUrl())
                            .with("FHIR_TOKEN", token)
                            .with("CHECK_SERVER", look)
                            .run())
                    .isZero();
        }
    }

    @Test
    void a_process_with_a_wrong_token_ends_with_2_in_one_line() throws Exception {
        // Given
        Path log = data.resolve("log");
        try (ScriptedServer server = answering(401)) {

            // When
            int exitCode = exitCode(Child.start(log, environment(server, "once")), log);

            // Then
            assertThat(exitCode).isEqualTo(2);
            assertThat(Files.readString(log))
                    .contains(
                            "fhir-seeder cannot start; nothing was sent.\n  FHIR_AUTH (seeder.fhir-auth): found 'bearer'")
                    .doesNotContain("Exception", "\tat ", "s3cret");
            assertThat(server.taken()).isEmpty();
            assertThat(data.resolve("data/reports")).doesNotExist();
        }
    }

    /** It is busy when the process starts, so that the look is taken when something is about to be written. */
    @ParameterizedTest
    @ValueSource(strings = {"once", "timer"})
    void a_process_that_is_turned_away_later_ends_with_2_and_has_written_nothing(String trigger) throws Exception {
        // Given
        Path log = data.resolve("log");
        try (ScriptedServer server = new ScriptedServer((number, bundle) ->
                        bundle.isEmpty() ? Answer.refused(number == 1 ? 503 : 401) : Answer.taken(bundle))
                .sayingItself()) {

            // When
            int exitCode = exitCode(Child.start(log, environment(server, trigger)), log);

            // Then
            assertThat(exitCode).as(Files.readString(log)).isEqualTo(2);
            assertThat(server.taken()).isEmpty();
            JsonNode report = new Seeding(data.resolve("data")).report();
            assertThat(report.get("delivered").asInt()).isZero();
            assertThat(report.get("troubles").get(0).asText())
                    .contains("given up: the server is refused: FHIR_AUTH", "answers 401")
                    .doesNotContain("s3cret");
        }
    }

    private Map<String, String> environment(ScriptedServer server, String trigger) {
        return Map.of(
                "FHIR_URL",
                server.baseUrl(),
                "FHIR_TOKEN",
                "s3cret",
                "TRIGGER",
                trigger,
                "DATA_DIR",
                data.resolve("data").toString(),
                "VACCINES",
                "MMR",
                "MANAGEMENT_PORT",
                "0");
    }

    private static int exitCode(Process process, Path log) throws Exception {
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as(Files.readString(log))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String refused(int status, Seeding seeding) {
        try (ScriptedServer server = answering(status)) {
            List<String> lines = Turned.away(seeding.with("FHIR_URL", server.baseUrl()));
            assertThat(server.taken()).isEmpty();
            assertThat(server.statements()).isOne();
            assertThat(lines).singleElement().asString().doesNotContain("s3cret", "\n");
            return lines.get(0);
        }
    }

    private static ScriptedServer answering(int status) {
        return new ScriptedServer((number, bundle) -> bundle.isEmpty() ? Answer.refused(status) : Answer.taken(bundle))
                .sayingItself();
    }

    private Seeding seeding() {
        return Seeding.ofThree(data.resolve("data"));
    }
}
