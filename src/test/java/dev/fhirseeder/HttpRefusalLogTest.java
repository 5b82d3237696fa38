package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of those who ask by HTTP for what cannot be: few enough calls that each has its line. */
class HttpRefusalLogTest {

    private static final String TOKEN = "a-token-of-many-letters";

    @TempDir
    static Path data;

    /** Warns when the machine is slow, and at any moment. */
    private final Logger library = LoggerFactory.getLogger("io.vertx.core.impl.BlockedThreadChecker");

    private static Asking asking;

    @BeforeAll
    static void start() throws Exception {
        asking = new Asking(
                data, (number, bundle) -> Answer.taken(bundle), seeding -> seeding.with("HTTP_TOKEN", TOKEN));
    }

    @AfterAll
    static void stop() throws Exception {
        asking.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            POST | /seed            | application/json | {"recrods":1}  | 400 | recrods: unknown
            POST | /seed            | application/json | {"pt":"qc"}    | 400 | pt: found 'qc', expected some of bc, on
            POST | /seed            | application/json | {"seed":["7"]} | 400 | seed: found ['7']
            POST | /seed            | application/json | {"sink":"no"}  | 400 | sink: found 'no', expected one of bundles, fhir, ndjson
            POST | /seed            | text/plain       | {}             | 415 | Content-Type: found 'text/plain', expected application/json
            PUT  | /seed            | application/json | {}             | 405 | method: found 'PUT', expected POST.
            GET  | /runs/never      | application/json |                | 404 | runId: found 'never', expected the name of a run
            GET  | /preview?index=x | application/json |                | 400 | index: found 'x'
            GET  | /nowhere         | application/json |                | 404 | path: found '/nowhere', expected one
            """)
    void each_refusal_is_one_warning_of_the_same_shape(
            String method, String path, String type, String body, int status, String why) {
        // When
        try (Heeded log = new Heeded("dev.fhirseeder")) {
            library.warn("scripted");
            HttpResponse<String> answer = asking.send(asking.call(path)
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Content-Type", type)
                    .method(method, BodyPublishers.ofString(body == null ? "" : body)));

            // Then
            assertThat(answer.statusCode()).isEqualTo(status);
            assertWarned(log, method, path.replaceFirst("\\?.*", ""), status, why);
        }
    }

    @Test
    void who_is_turned_away_at_the_gate_has_a_line_like_all_others() {
        // When
        try (Heeded log = new Heeded("dev.fhirseeder")) {
            library.warn("scripted");
            HttpResponse<String> answer = asking.get("/runs");

            // Then
            assertThat(answer.statusCode()).isEqualTo(401);
            assertWarned(
                    log,
                    "GET",
                    "/runs",
                    401,
                    "Authorization: found nothing, expected what the operator has given out.");
        }
    }

    private static void assertWarned(Heeded log, String method, String path, int status, String why) {
        assertThat(log.errors()).isEmpty();
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .startsWith("method=%s path=%s status=%d result=\"".formatted(method, path, status))
                .contains(why)
                .containsPattern("\"[^\"]+\"$");
    }
}
