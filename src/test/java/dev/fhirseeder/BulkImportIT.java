package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fhirseeder.server.EmbeddedServer;
import dev.fhirseeder.server.FileServer;
import dev.fhirseeder.server.SharedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code SINK=ndjson} writes is what the bulk import of a real server reads. HAPI imports the files that are named
 * together at the same time, and takes no resource before those to which it refers: they are named one stage after another.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class BulkImportIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEED_TAG = "https://fhirseeder.dev/fhir/seed";

    /** An Immunization may refer to an Observation, and everything but a Patient refers to a Patient. */
    private static final List<Predicate<String>> STAGES = List.of(
            type -> type.equals("Patient"),
            type -> !type.equals("Patient") && !type.equals("Immunization"),
            type -> type.equals("Immunization"));

    private final EmbeddedServer server = SharedServer.get();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"none, 9001, ''", "gzip, 9002, MMR"})
    void hapi_imports_two_hundred_people(String compression, long seed, String vaccines) throws Exception {
        // Given
        Seeding seeding = new Seeding(data)
                .with("SINK", "ndjson")
                .with("COMPRESSION", compression)
                .with("SEED", seed)
                .with("VACCINES", vaccines)
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", 200);
        assertThat(seeding.run()).isZero();

        // When
        try (FileServer files = new FileServer(data.resolve("ndjson"))) {
            JsonNode manifest = Seeding.json(data.resolve("ndjson/manifest.json"));
            for (Predicate<String> stage : STAGES) {
                awaitImport(parameters(manifest, stage, files));
            }
        }

        // Then
        Map<String, Integer> held = new TreeMap<>();
        Map<String, Integer> written = new TreeMap<>();
        for (Map.Entry<String, JsonNode> type :
                seeding.report().get("resources").properties()) {
            written.put(type.getKey(), type.getValue().asInt());
            held.put(type.getKey(), count(type.getKey(), seed));
        }
        assertThat(written).containsEntry("Patient", 200);
        assertThat(held).isEqualTo(written);
    }

    /** Returns what is asked of the server: the files of the manifest, where they are served. */
    private static JsonNode parameters(JsonNode manifest, Predicate<String> stage, FileServer files) {
        ObjectNode parameters = JSON.createObjectNode().put("resourceType", "Parameters");
        var parameter = parameters.putArray("parameter");
        parameter.addObject().put("name", "inputFormat").put("valueCode", "application/fhir+ndjson");
        parameter.addObject().put("name", "inputSource").put("valueUri", files.url(""));
        var storage = parameter.addObject().put("name", "storageDetail").putArray("part");
        storage.addObject().put("name", "type").put("valueCode", "https");
        for (JsonNode output : manifest.get("output")) {
            if (!stage.test(output.get("type").asText())) {
                continue;
            }
            var input = parameter.addObject().put("name", "input").putArray("part");
            input.addObject()
                    .put("name", "type")
                    .put("valueCode", output.get("type").asText());
            input.addObject()
                    .put("name", "url")
                    .put("valueUri", files.url(output.get("url").asText()));
        }
        return parameters;
    }

    private void awaitImport(JsonNode parameters) throws Exception {
        HttpResponse<String> accepted = client.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + "/$import"))
                        .header("Content-Type", "application/fhir+json")
                        .header("Prefer", "respond-async")
                        .POST(BodyPublishers.ofString(parameters.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        URI status =
                URI.create(accepted.headers().firstValue("Content-Location").orElseThrow());
        HttpResponse<String> answer = accepted;
        while (answer.statusCode() == 202) {
            server.lookAfterJobs();
            answer = client.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private int count(String type, long seed) throws Exception {
        URI question =
                URI.create("%s/%s?_tag=%s%%7C%d&_summary=count".formatted(server.baseUrl(), type, SEED_TAG, seed));
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(question).build(), BodyHandlers.ofString());
        return JSON.readTree(answer.body()).get("total").asInt();
    }
}
