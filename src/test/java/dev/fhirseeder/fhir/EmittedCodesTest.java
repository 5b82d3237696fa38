package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fhirseeder.bundle.Line;
import dev.fhirseeder.bundle.Structures;
import dev.fhirseeder.generate.PatientRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Reads what is written, as text, and compares each code in it with the data files. */
class EmittedCodesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path LIST = Path.of(System.getProperty("build.directory", "target"), "codes.csv");

    private final Map<List<String>, Integer> emitted =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));

    @Test
    void every_system_code_and_display_of_the_output_stands_in_the_catalogue_with_a_source() throws IOException {
        // Given
        Map<List<String>, String> catalogue = catalogue();
        // When
        Sample.PROVINCES.forEach(pt -> Sample.of(pt, Sample.PEOPLE).forEachRemaining(this::read));
        emitted.keySet().removeIf(triple -> triple.equals(List.of(Systems.SEED, "42", "")));
        Files.writeString(LIST, table(catalogue));
        // Then
        assertThat(emitted).hasSizeGreaterThan(100);
        assertThat(catalogue.keySet()).containsAll(emitted.keySet());
        assertThat(catalogue.values()).noneMatch(String::isBlank);
    }

    private static Map<List<String>, String> catalogue() {
        Map<List<String>, String> sources = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Vocabulary.Triple triple : Vocabulary.load().all()) {
            String display = triple.display() == null ? "" : triple.display();
            sources.put(List.of(triple.system(), triple.code(), display), triple.source());
        }
        return sources;
    }

    private void read(PatientRecord record) {
        for (Line line : Structures.lines(record)) {
            try {
                collect(JSON.readTree(line.json().toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whatever has a system and a code is a code: a Coding, a label, a tag, a measured value. */
    private void collect(JsonNode node) {
        if (node.has("system") && node.has("code")) {
            String words = node.path("display").asText(node.path("unit").asText(""));
            emitted.merge(List.of(text(node, "system"), text(node, "code"), words), 1, Integer::sum);
        }
        for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
            collect(children.next());
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private String table(Map<List<String>, String> catalogue) {
        StringBuilder table = new StringBuilder("system,code,display,times,source\n");
        emitted.forEach((triple, times) -> table.append(triple.get(0))
                .append(',')
                .append(triple.get(1))
                .append(",\"")
                .append(triple.get(2).replace("\"", "\"\""))
                .append("\",")
                .append(times)
                .append(",\"")
                .append(catalogue.getOrDefault(triple, "NOT IN THE CATALOGUE").replace("\"", "\"\""))
                .append("\"\n"));
        return table.toString();
    }
}
