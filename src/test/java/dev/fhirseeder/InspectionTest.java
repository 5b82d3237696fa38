package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says of itself, before anything is written to it. */
class InspectionTest {

    private static final String REST =
            "\"rest\":[{\"resource\":[{\"type\":\"Patient\",\"interaction\":[{\"code\":\"read\"}]}],\"mode\":\"server\","
                    + "\"interaction\":[{\"code\":\"transaction\"}]}]";

    @TempDir
    Path data;

    @Test
    void a_server_that_is_meant_is_asked_once() {
        // Given
        AtomicInteger asked = new AtomicInteger();

        // When
        int exitCode = run(seeding().with("NUM_RECORDS", 9).with("BUNDLE_SIZE", 3), number -> {
            asked.incrementAndGet();
            return statement("\"fhirVersion\":\"4.0.1\"," + REST);
        });

        // Then
        assertThat(exitCode).isZero();
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "4.0.1", "4.0.1-ballot", "4.0"})
    void each_version_of_r4_is_taken(String version) {
        assertThat(run(seeding(), number -> statement("\"fhirVersion\":\"%s\",%s".formatted(version, REST))))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.2", "4.1.0", "4.3.0", "5.0.0", "4.01"})
    void another_version_of_fhir_is_refused(String version) {
        assertThat(refused(seeding(), "\"fhirVersion\":\"%s\",%s".formatted(version, REST)))
                .isEqualTo(
                        "FHIR_URL (seeder.fhir-url): found a server of FHIR %s by its CapabilityStatement, expected R4 (4.0.x)"
                                .formatted(version));
    }

    @Test
    void a_server_that_takes_no_such_bundles_is_refused() {
        assertThat(refused(
                        seeding().with("BUNDLE_TYPE", "batch"),
                        "\"rest\":[{\"mode\":\"server\",\"interaction\":[{\"code\":\"search-system\"}]}]"))
                .contains("BUNDLE_TYPE (seeder.bundle-type): found 'batch'", "which are search-system");
        assertThat(
                        refused(
                                seeding(),
                                "\"rest\":[{\"mode\":\"server\",\"interaction\":[{\"code\":\"batch\"},{\"code\":\"search-system\"}]}]"))
                .contains("found 'transaction'", "which are batch, search-system");
    }

    @Test
    void one_that_says_nothing_of_its_bundles_is_taken() {
        String silent = "\"rest\":[{\"mode\":\"server\",\"resource\":[{\"type\":\"Patient\"}]}]";
        assertThat(run(seeding(), number -> statement(silent))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"PROD\"",
                "\"title\":\"Production server of the registry\"",
                "\"url\":\"https://fhir.prod.example.org/metadata\"",
                "\"implementation\":{\"description\":\"BC fhir_prod 2\",\"url\":\"https://example.org\"}",
                "\"implementation\":{\"url\":\"https://prod-3.example.org/fhir\"}",
                "\"name\":\"north production\"",
                "\"name\":\"prod2\""
            })
    void a_server_that_says_it_is_production_is_refused(String said) {
        assertThat(refused(seeding(), said + "," + REST))
                .contains("PRODUCTION_PATTERN (seeder.production-pattern): found '")
                .contains("in the CapabilityStatement of the server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"Non-production\"",
                "\"title\":\"pre-prod, not a production server\"",
                "\"title\":\"This server is not intended for production use\"",
                "\"title\":\"Do NOT use in production\"",
                "\"title\":\"Test server. Not for production. No prod data\"",
                "\"url\":\"https://nonprod.example.org/preprod/products/reproduction\"",
                "\"implementation\":{\"description\":\"This is not  production\",\"custodian\":{\"display\":\"prod\"}}",
                "\"description\":\"Do as in production\""
            })
    void one_that_says_it_is_none_is_taken(String said) {
        assertThat(run(seeding(), number -> statement(said + "," + REST))).isZero();
    }

    @Test
    void what_is_production_the_operator_says() {
        // Given
        String said = "\"name\":\"live\",";

        // Then
        assertThat(refused(seeding().with("PRODUCTION_PATTERN", "^live$"), said + REST))
                .contains("found 'live' in 'live'");
        assertThat(run(seeding().with("PRODUCTION_PATTERN", "(?!)"), number -> statement("\"name\":\"prod\"," + REST)))
                .isZero();
    }

    @Test
    void a_url_that_looks_like_production_is_not_even_asked() {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            assertThat(Turned.away(seeding().with("FHIR_URL", server.baseUrl() + "/prod")))
                    .singleElement()
                    .asString()
                    .contains("/fhir/prod', which is FHIR_URL of the server");
            assertThat(server.statements()).isZero();
        }
    }

    @Test
    void a_server_that_is_busy_at_first_is_asked_again_before_the_first_write() throws Exception {
        // Given
        Path log = data.resolve("log");
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> bundle.isEmpty()
                        ? number == 1 ? Answer.refused(503) : statement("\"name\":\"prod\"," + REST)
                        : Answer.taken(bundle))
                .sayingItself()) {

            // When
            Process process = Child.start(
                    log,
                    Map.of(
                            "FHIR_URL", server.baseUrl(),
                            "DATA_DIR", data.resolve("data").toString(),
                            "NUM_RECORDS", "300",
                            "VACCINES", "MMR",
                            "MANAGEMENT_PORT", "0"));

            // Then
            assertThat(process.waitFor()).as(Files.readString(log)).isEqualTo(2);
            assertThat(server.taken()).isEmpty();
            JsonNode report = new Seeding(data.resolve("data")).report();
            assertThat(report.get("delivered").asInt()).isZero();
            assertThat(report.get("troubles").get(0).asText())
                    .contains("given up: the server is refused: PRODUCTION_PATTERN", "'prod'");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3})
    void nobody_is_removed_from_a_register_that_is_in_use(long confirmed) {
        // Given
        try (ScriptedServer server = server(number -> statement("\"name\":\"Production registry\"," + REST))) {
            // When
            List<String> refusal = Turned.away(seeding()
                    .with("FHIR_URL", server.baseUrl())
                    .with("TRIGGER", "purge")
                    .with("PURGE_COUNT", confirmed));

            // Then
            assertThat(refusal).singleElement().asString().startsWith("PRODUCTION_PATTERN");
            assertThat(server.requests()).as("asked for its statement alone").isOne();
        }
    }

    @Test
    void who_does_not_want_it_asks_nothing() {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            assertThat(seeding()
                            .with("FHIR_URL", server.baseUrl())
                            .with("CHECK_SERVER", false)
                            .run())
                    .isZero();
            assertThat(server.statements()).isZero();
        }
    }

    @Test
    void files_need_no_server() {
        assertThat(seeding()
                        .with("FHIR_URL", "http://fhir-seeder.invalid/prod")
                        .with("SINK", "ndjson")
                        .run())
                .isZero();
    }

    private static Answer statement(String content) {
        return Answer.fhir(200, "{\"resourceType\":\"CapabilityStatement\"," + content + "}");
    }

    private static int run(Seeding seeding, IntFunction<Answer> statement) {
        return Outcome.withTrouble(seeding, server(statement)).exitCode();
    }

    private static String refused(Seeding seeding, String content) {
        try (ScriptedServer server = server(number -> statement(content))) {
            String line = String.join("\n", Turned.away(seeding.with("FHIR_URL", server.baseUrl())));
            assertThat(server.taken()).isEmpty();
            assertThat(server.statements()).isOne();
            return line;
        }
    }

    private static ScriptedServer server(IntFunction<Answer> statement) {
        return new ScriptedServer((number, bundle) -> bundle.isEmpty() ? statement.apply(number) : Answer.taken(bundle))
                .sayingItself();
    }

    private Seeding seeding() {
        return Seeding.ofThree(data.resolve("data"));
    }
}
