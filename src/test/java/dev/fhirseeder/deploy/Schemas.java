package dev.fhirseeder.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The schemas of Compose and of Kubernetes; {@code README.md} beside them says where they are from. */
final class Schemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/deploy");

    private Schemas() {}

    /** Returns what Compose has against a file: at best nothing. */
    static List<String> compose(JsonNode file) {
        ObjectNode schema = (ObjectNode) read("compose-spec.json");
        // A relative one is no address of a schema of draft 7.
        schema.remove("$id");
        return faults(schema, file);
    }

    /** Returns what Kubernetes has against a manifest: at best nothing. A field that it does not know is a fault. */
    static List<String> kubernetes(JsonNode manifest) {
        JsonNode all = read("kubernetes.json");
        String kind = manifest.path("apiVersion").asText() + "/"
                + manifest.path("kind").asText();
        if (!(all.path("kinds").path(kind) instanceof ObjectNode schema)) {
            return List.of("unknown kind " + kind);
        }
        schema.set("definitions", all.get("definitions"));
        return faults(schema, manifest);
    }

    private static List<String> faults(JsonNode schema, JsonNode file) {
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(file).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonNode read(String name) {
        try {
            return JSON.readTree(FOLDER.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
