package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to those who ask by HTTP for what cannot be, all of whom ask the same seeder, which begins nothing. */
class HttpRefusalTest {

    private static final int LONGEST = 65_536;

    @TempDir
    static Path data;

    private static Asking asking;

    @BeforeAll
    static void start() throws Exception {
        asking = new Asking(data);
    }

    @AfterAll
    static void nothing_was_begun() throws Exception {
        try {
            assertThat(asking.server().requests()).isZero();
            assertThat(new Seeding(data).files("ledger", "")).isEmpty();
            assertThat(new Seeding(data).files("reports", "")).isEmpty();
        } finally {
            asking.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"recrods":1}                        | recrods: unknown
            {"exit":"true"}                      | exit: unknown
            {"next":true}                        | next: unknown
            {"records":"5"}                      | records: found '5'
            {"records":1.5}                      | records: found 1.5
            {"records":0}                        | records: found 0
            {"records":1e400}                    | records
            {"healthNumbers":1e400}              | the request: found a number
            {"records":99999999999999999999999}  | records
            {"records":true}                     | records: found true
            {"records":null}                     | records: found null
            {"records":1,"records":2}            | records: found twice
            {"pt":"xx"}                          | pt: found 'xx'
            {"pt":[]}                            | pt
            {"vaccines":["MMR",1]}               | vaccines
            {"asOf":"2026-02-30"}                | asOf: found '2026-02-30'
            {"seed":"9223372036854775808"}       | seed
            {"ageFrom":50,"ageTo":40}            | age
            {"completeness":-0.1}                | completeness
            []                                   | the request: found [], expected a JSON object
            "{}"                                 | the request: found
            null                                 | the request: found null
            {                                    | the request: found no JSON
            {} {}                                | the request: found no JSON
            {'records':1}                        | the request: found no JSON
            seed=7                               | the request: found no JSON
            """)
    void a_document_that_cannot_be_is_refused_with_its_fault(String document, String fault) {
        assertThat(faults(asking.seed(document))).singleElement().asString().startsWith(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void no_document_is_no_request(String nothing) {
        assertThat(faults(asking.seed(nothing)))
                .singleElement()
                .asString()
                .startsWith("the request: found nothing, expected a JSON object");
    }

    @Test
    void every_fault_is_named_at_once() {
        // When
        HttpResponse<String> answer = asking.seed(
                "{\"records\":0,\"pt\":\"xx\",\"vaccines\":\"nonsense\",\"asOf\":\"2020-01-01\",\"populationDate\":\"2020-01-02\",\"sink\":\"x\",\"no\":1}");

        // Then
        assertThat(faults(answer))
                .extracting(fault -> fault.replaceAll(":.*", ""))
                .containsExactlyInAnyOrder("records", "pt", "vaccines", "populationDate", "sink", "no");
    }

    @Test
    void what_is_not_utf_8_is_said_to_be_so() {
        // When
        HttpResponse<String> answer = asking.send(asking.asked("")
                .POST(BodyPublishers.ofByteArray("{\"city\":\"Montréal\"}".getBytes(StandardCharsets.ISO_8859_1))));

        // Then
        assertThat(faults(answer)).containsExactly("body: found other bytes, expected UTF-8");
    }

    @Test
    void a_fault_is_told_in_utf_8() {
        assertThat(faults(asking.seed("{\"pt\":\"é…\"}")))
                .singleElement()
                .asString()
                .startsWith("pt: found 'é…'");
    }

    @Test
    void what_is_asked_in_the_query_is_not_overlooked() {
        var call = asking.call("/seed?records=5").header("Content-Type", "application/json");

        assertThat(faults(asking.send(call.POST(BodyPublishers.ofString("{}")))))
                .singleElement()
                .asString()
                .startsWith("query: found one, expected none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1"
            })
    void what_is_not_said_to_be_json_is_not_read(String type) {
        // Given
        var call = asking.call("/seed").POST(BodyPublishers.ofString("{}"));

        // When
        HttpResponse<String> answer = asking.send(type.isEmpty() ? call : call.header("Content-Type", type));

        // Then
        assertThat(detail(answer, 415))
                .startsWith("Content-Type: found %s, expected application/json"
                        .formatted(type.isEmpty() ? "nothing" : "'" + type + "'"));
        assertThat(answer.headers().firstValue("Accept-Post")).contains("application/json");
    }

    @Test
    void a_type_in_the_query_is_none() {
        var call = asking.call("/seed?Content-Type=application/json").header("Content-Type", "text/plain");

        problem(asking.send(call.POST(BodyPublishers.ofString("{}"))), 415);
    }

    @Test
    void what_is_compressed_is_not_read() {
        assertThat(detail(asking.send(asking.asked("{}").header("Content-Encoding", "gzip")), 415))
                .isEqualTo("Content-Encoding: found 'gzip', expected none.");
    }

    @Test
    void a_document_has_its_greatest_length() {
        // Given
        String longest = "{" + " ".repeat(LONGEST - 16) + "\"records\":0}";

        // Then
        assertThat(longest).hasSizeLessThanOrEqualTo(LONGEST);
        problem(asking.seed(longest), 400);
        assertThat(detail(asking.seed(longest + " ".repeat(100)), 413))
                .isEqualTo("body: found %,d bytes, expected at most 65,536.", longest.length() + 100);
        problem(
                asking.send(asking.asked("")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2 * LONGEST])))),
                413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seeds", "/seed/7", "/runs/a/b", "/observe/health", "/openapi", "/openapi_json"})
    void there_is_nothing_elsewhere(String path) {
        assertThat(detail(asking.get(path), 404))
                .isEqualTo("path: found '%s', expected one of those that /openapi.json has.".formatted(path));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /seed, POST",
        "PUT, /seed, POST",
        "OPTIONS, /seed, POST",
        "POST, /runs, 'GET, HEAD'",
        "DELETE, /runs/a, 'GET, HEAD'",
        "POST, /preview, 'GET, HEAD'",
        "POST, /preview/page, 'GET, HEAD'",
        "POST, /, 'GET, HEAD'",
        "PUT, /page/live.js, 'GET, HEAD'",
        "DELETE, /runs/a/page, 'GET, HEAD'",
        "DELETE, /dead-letters, 'GET, HEAD'",
        "GET, /replays, POST",
        "PATCH, /openapi.json, 'GET, HEAD'"
    })
    void a_path_has_its_methods(String method, String path, String allowed) {
        // When
        HttpResponse<String> answer = asking.send(asking.call(path).method(method, BodyPublishers.noBody()));

        // Then
        assertThat(detail(answer, 405))
                .isEqualTo("method: found '%s', expected %s.".formatted(method, allowed.replace(", ", " or ")));
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/runs/never, /runs/latest, /runs/LATEST",
        "/runs/..%2Freports%2Fsecret, /runs/%2e%2e%2fsecret, /runs/..",
        "/runs/secret%00, /runs/%20secret, /runs/.secret",
        "/runs/verify-secret, /runs/../, /preview/.."
    })
    void a_run_that_is_not_known_is_not_looked_for_elsewhere(String one, String another, String third)
            throws Exception {
        // Given
        String secret = "{\"runId\":\"secret\",\"requested\":1}";
        Files.writeString(data.resolve("secret.json"), secret);

        // Then
        Stream.of(one, another, third).forEach(path -> problem(asking.get(path), 404));
    }

    private static List<String> faults(HttpResponse<String> answer) {
        return StreamSupport.stream(problem(answer, 400).path("faults").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String detail(HttpResponse<String> answer, int status) {
        return problem(answer, status).path("detail").asText();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Asking.json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(Asking.json(answer).path("detail").asText()).isNotEmpty();
        return Asking.json(answer);
    }
}
