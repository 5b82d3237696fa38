package dev.fhirseeder.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.kamelet.Neighbour;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The examples, and what comes of them. */
final class Example {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Example() {}

    /** Starts an example as it lies there, with values for some of its placeholders. */
    static Neighbour start(String name, Map<String, String> properties) {
        return Neighbour.of(Path.of("src/docs/examples", name, name + ".camel.yaml"), properties);
    }

    /** Returns the Patients of a Bundle. */
    static List<JsonNode> patients(JsonNode bundle) {
        return bundle.findValues("resource").stream()
                .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                .toList();
    }

    /** Reads JSON. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
