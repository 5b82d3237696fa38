package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.fhirseeder.report.RunReport;
import dev.fhirseeder.request.RequestDocument;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the OpenAPI document says is so. */
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    private final Set<String> shown = new TreeSet<>();
    private volatile boolean refusing = true;

    @Test
    void every_path_and_status_is_answered_as_it_is_described_and_no_other_is_described() throws Exception {
        // Given
        Semaphore takes = new Semaphore(100);
        try (Asking asking = new Asking(
                data,
                (number, bundle) -> {
                    takes.acquireUninterruptibly();
                    return refusing ? Answer.refused(422) : Answer.taken(bundle);
                },
                seeding -> {})) {

            // When
            HttpResponse<String> described = asking.get("/openapi.json");
            JsonNode document = Asking.json(described);
            check(document, "get", "/openapi.json", described);
            check(document, "post", "/seed", asking.seed("{}"));
            check(document, "post", "/replays", replay(asking, "{}"));
            refusing = false;
            checkReplays(document, asking, takes);
            HttpResponse<String> done = asking.seed("{}");
            check(document, "post", "/seed", done);
            check(document, "post", "/seed", asking.seed("{\"records\":0}"));
            check(document, "post", "/seed", asking.seed(" ".repeat(70_000)));
            check(document, "post", "/seed", asking.send(asking.asked("{}").setHeader("Content-Type", "text/plain")));
            check(document, "get", "/preview", asking.get("/preview"));
            check(document, "get", "/preview", asking.get("/preview?records=1"));
            check(document, "get", "/preview", asking.get("/preview?city=Quesnel&ageFrom=120"));
            checkPages(document, asking, location(done));
            check(document, "get", "/runs", asking.get("/runs"));
            check(document, "get", "/runs/{id}", asking.get(location(done)));
            check(document, "get", "/runs/{id}", asking.get("/runs/nobody"));
            Files.writeString(data.resolve("reports/broken.json"), "{");
            check(document, "get", "/runs/{id}", asking.get("/runs/broken"));
            check(document, "get", "/runs", asking.get("/runs"));
            takes.drainPermits();
            List<HttpResponse<String>> promises = IntStream.range(0, 16)
                    .mapToObj(i -> asking.send(asking.asked("{}").header("Prefer", "respond-async")))
                    .toList();
            check(document, "post", "/seed", promises.get(0));
            check(document, "get", "/runs/{id}", asking.get(location(promises.get(0))));
            check(document, "post", "/seed", asking.seed("{}"));
            check(document, "post", "/replays", replay(asking, "{}"));
            takes.release(100);
            promises.forEach(promise -> asking.await(promise, "ended"));
            takes.drainPermits();
            HttpResponse<String> underWay =
                    asking.send(asking.asked("{\"runId\":\"once\"}").header("Prefer", "respond-async"));
            check(document, "post", "/seed", asking.seed("{\"runId\":\"once\"}"));
            takes.release(100);
            asking.await(underWay, "ended");
            Files.move(data.resolve("ledger"), data.resolve("moved"));
            Files.writeString(data.resolve("ledger"), "no folder");
            check(document, "post", "/seed", asking.seed("{}"));
            Files.move(data.resolve("dead-letter"), data.resolve("aside"));
            Files.writeString(data.resolve("dead-letter"), "no folder");
            check(document, "get", "/dead-letters", asking.get("/dead-letters"));
            check(document, "post", "/replays", replay(asking, "{}"));

            // Then
            assertThat(shown).isEqualTo(described(document));
        }
    }

    @Test
    void it_is_about_the_doors_of_the_trigger_the_words_of_a_request_and_the_fields_of_a_report() throws Exception {
        try (Asking asking = new Asking(data)) {
            // When
            JsonNode document = Asking.json(asking.get("/openapi.json"));

            // Then
            assertThat(document.path("components").path("schemas").path("Request"))
                    .isEqualTo(JSON.readTree(getClass().getResourceAsStream(RequestDocument.SCHEMA)));
            assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
            Set<String> words = new TreeSet<>(RequestReader.WORDS.keySet());
            words.removeAll(Set.of("records", "startIndex", "bundleSize", "sink", "runId"));
            words.add("index");
            assertThat(document.at("/paths/~1preview/get/parameters").findValuesAsText("name"))
                    .containsExactlyInAnyOrderElementsOf(words);
            assertThat(names(document.at("/components/schemas/Report/properties")))
                    .containsExactlyElementsOf(Stream.of(RunReport.class.getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList());
            String routes = Files.readString(Path.of("routes/triggers/http.camel.yaml"));
            assertThat(routes.lines()
                            .filter(line -> line.contains("platform-http:"))
                            .map(line -> line.replaceAll(".*platform-http:", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(names(document.path("paths")).stream(), Stream.of("/"))
                                    .toList());
        }
    }

    private void checkReplays(JsonNode document, Asking asking, Semaphore takes) {
        HttpResponse<String> letters = asking.get("/dead-letters");
        check(document, "get", "/dead-letters", letters);
        String one = "{\"deadLetter\":\"%s\"}"
                .formatted(Asking.json(letters).findValue("deadLetter").asText());
        takes.drainPermits();
        HttpResponse<String> promise = asking.send(replays(asking, one).header("Prefer", "respond-async"));
        check(document, "post", "/replays", promise);
        check(document, "post", "/replays", replay(asking, one));
        check(document, "get", "/dead-letters", asking.get("/dead-letters"));
        takes.release(100);
        asking.await(promise, "ended");
        check(document, "post", "/replays", replay(asking, one));
        check(document, "post", "/replays", replay(asking, "{}"));
        check(document, "post", "/replays", replay(asking, "[]"));
        check(document, "post", "/replays", replay(asking, " ".repeat(70_000)));
        check(document, "post", "/replays", asking.send(replays(asking, "{}").setHeader("Content-Type", "text/plain")));
    }

    private void checkPages(JsonNode document, Asking asking, String run) throws Exception {
        check(document, "get", "/", asking.get("/"));
        check(document, "get", "/page/{name}", asking.get("/page/live.css"));
        check(document, "get", "/page/{name}", asking.get("/page/nothing"));
        check(document, "get", "/runs/{id}/page", asking.get(run + "/page"));
        check(document, "get", "/runs/{id}/page", asking.get("/runs/nobody/page"));
        Files.createDirectories(data.resolve("reports/folder.html"));
        check(document, "get", "/runs/{id}/page", asking.get("/runs/folder/page"));
        check(document, "get", "/preview/page", asking.get("/preview/page?index=7"));
        check(document, "get", "/preview/page", asking.get("/preview/page?index=x"));
        check(document, "get", "/preview/page", asking.get("/preview/page?city=Quesnel&ageFrom=120"));
    }

    private static HttpRequest.Builder replays(Asking asking, String json) {
        return asking.call("/replays")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private static HttpResponse<String> replay(Asking asking, String json) {
        return asking.send(replays(asking, json));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Notes what was answered, and compares it with what is described for its status. */
    private void check(JsonNode document, String method, String path, HttpResponse<String> answer) {
        String call = method + " " + path + " " + answer.statusCode();
        JsonNode response = resolved(
                document,
                document.path("paths").path(path).path(method).path("responses").path("" + answer.statusCode()));
        assertThat(response.isMissingNode()).as(call + ": " + answer.body()).isFalse();
        Map.Entry<String, JsonNode> content =
                response.path("content").properties().iterator().next();
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(call)
                .isIn(content.getKey(), content.getKey() + "; charset=utf-8");
        names(response.path("headers")).stream()
                .filter(name -> !name.equals("Preference-Applied"))
                .forEach(name -> assertThat(answer.headers().firstValue(name))
                        .as(call + " " + name)
                        .isPresent());
        shown.add(call);
        if (!content.getKey().endsWith("json")) {
            return;
        }
        ObjectNode schema = JSON.createObjectNode();
        schema.set("components", document.path("components"));
        schema.setAll((ObjectNode) content.getValue().path("schema").deepCopy());
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(Asking.json(answer)))
                .as(call + " " + answer.body())
                .isEmpty();
    }

    private static JsonNode resolved(JsonNode document, JsonNode response) {
        return response.has("$ref") ? document.at(response.path("$ref").asText().substring(1)) : response;
    }

    private static Set<String> described(JsonNode document) {
        Set<String> described = new TreeSet<>();
        for (String path : names(document.path("paths"))) {
            for (String method : names(document.path("paths").path(path))) {
                names(document.path("paths").path(path).path(method).path("responses"))
                        .forEach(status -> described.add(method + " " + path + " " + status));
            }
        }
        return described;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
