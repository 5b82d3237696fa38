package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that say nothing of themselves, or too much. */
class UnreadableStatementTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({
        "404, application/fhir+json, '{\"resourceType\":\"OperationOutcome\"}'",
        "403, text/plain, no",
        "400, text/plain, what",
        "500, text/plain, oh",
        "502, text/html, <html>",
        "204, application/fhir+json, ''",
        "302, text/plain, there",
        "200, text/html, <html>login</html>",
        "200, application/fhir+json, ''",
        "200, application/fhir+json, '{\"resourceType\":\"Patient\"}'",
        "200, application/fhir+json, '[]'",
        "200, application/fhir+json, '{\"resourceType\":\"CapabilityStatement\",\"rest\":[1]}'",
        "200, application/fhir+json, '{\"resourceType\":\"CapabilityStatement\"} more'",
        "200, application/fhir+xml, '<CapabilityStatement/>'"
    })
    void a_server_that_says_nothing_readable_of_itself_is_written_to_with_one_warning(
            int status, String type, String body) {
        try (Heeded log = new Heeded()) {

            // When
            int exitCode = run(
                    seeding().with("NUM_RECORDS", 6).with("BUNDLE_SIZE", 3), number -> new Answer(status, type, body));

            // Then
            assertThat(exitCode).isZero();
            assertThat(log.warnings())
                    .filteredOn(warning -> !warning.contains("inflight")) // Camel's own, of a machine that is busy
                    .singleElement()
                    .asString()
                    .contains("The CapabilityStatement of http://127.0.0.1:", "status " + status);
        }
    }

    @Test
    void a_statement_of_any_size_up_to_16_megabytes_is_read_in_one_pass() {
        // Given
        String large = "\"text\":{\"div\":\"" + "x".repeat(10_000_000) + "\"},";
        String larger = "\"text\":[" + "\"xxxxxxxxxx\",".repeat(1_300_000) + "0],";

        // Then
        try (ScriptedServer server = server(number -> statement(large + "\"fhirVersion\":\"5.0.0\""))) {
            assertThat(Turned.away(seeding().with("FHIR_URL", server.baseUrl())))
                    .singleElement()
                    .asString()
                    .contains("FHIR 5.0.0");
        }
        assertThat(run(seeding(), number -> statement(larger + "\"fhirVersion\":\"5.0.0\"")))
                .isZero();
    }

    private static Answer statement(String content) {
        return Answer.fhir(200, "{\"resourceType\":\"CapabilityStatement\"," + content + "}");
    }

    private static int run(Seeding seeding, IntFunction<Answer> statement) {
        return Outcome.withTrouble(seeding, server(statement)).exitCode();
    }

    private static ScriptedServer server(IntFunction<Answer> statement) {
        return new ScriptedServer((number, bundle) -> bundle.isEmpty() ? statement.apply(number) : Answer.taken(bundle))
                .sayingItself();
    }

    private Seeding seeding() {
        return Seeding.ofThree(data);
    }
}
