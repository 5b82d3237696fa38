package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector reads what a whole process logs. */
class JsonLogIT {

    private static final ObjectMapper STRICT = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    @TempDir
    Path folder;

    @Test
    void every_line_of_a_run_that_meets_failures_is_json_with_run_bundle_and_route() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                (number, bundle) -> number == 1 ? new Answer(503, "text/plain", "later") : Answer.taken(bundle))) {
            // When
            List<JsonNode> lines = lines(Map.of("FHIR_URL", server.baseUrl()));

            // Then
            assertThat(lines).filteredOn(line -> line.has("attempt")).hasSize(3).allSatisfy(line -> {
                assertThat(line.get("run").asText()).isEqualTo("seen");
                assertThat(line.get("bundle").asText()).matches("[0-9a-f-]{36}");
                assertThat(line.get("camel.routeId").asText()).isNotEmpty();
                assertThat(line.get("people").isNumber()).isTrue();
            });
            assertThat(lines).extracting(line -> line.path("status").asInt()).contains(503, 200);
        }
    }

    private List<JsonNode> lines(Map<String, String> settings) throws IOException, InterruptedException {
        Path log = folder.resolve("stderr");
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of(
                "NUM_RECORDS", "2",
                "BUNDLE_SIZE", "1",
                "VACCINES", "MMR",
                "RUN_ID", "seen",
                "RETRY_DELAY", "PT0.01S",
                "MANAGEMENT_PORT", "0",
                "DATA_DIR", folder.resolve("data").toString(),
                "LOG_FORMAT", "json"));
        Process process = Child.packaged("exec >/dev/null 2>'%s'".formatted(log), environment);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            lines.add(STRICT.readTree(line));
        }
        return lines;
    }
}
