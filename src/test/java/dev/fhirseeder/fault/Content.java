package dev.fhirseeder.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Resources by the ids that were derived for them, wherever they lie: what a server does to a resource, which is to
 * choose its id, count its versions, sort its marks and show them as whoever wrote them first, is undone.
 *
 * @param resources each with all its copies
 */
record Content(Map<String, List<JsonNode>> resources) {

    private static final String DERIVED_ID = "https://fhirseeder.dev/fhir/NamingSystem/resource-id";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the files of {@code SINK=ndjson}. */
    static Content ofNdjson(Path folder) {
        return of(files(folder, ".ndjson").flatMap(Content::lines).toList());
    }

    /** Reads the dead letters below a data folder; none if there is no such folder. */
    static Content ofDeadLetters(Path data) {
        return of(files(data.resolve("dead-letter"), ".json")
                .filter(file -> !file.toString().endsWith(".cause.json"))
                .flatMap(file ->
                        StreamSupport.stream(json(text(file)).path("entry").spliterator(), false))
                .map(entry -> entry.get("resource"))
                .toList());
    }

    /** Takes resources as they are. */
    static Content of(List<JsonNode> found) {
        Map<String, String> names = new HashMap<>();
        found.forEach(resource -> names.put(
                type(resource) + "/" + resource.path("id").asText(), type(resource) + "/" + derivedId(resource)));
        Map<String, List<JsonNode>> resources = new TreeMap<>();
        found.forEach(resource -> resources
                .computeIfAbsent(derivedId(resource), id -> new ArrayList<>())
                .add(plain((ObjectNode) resource, names)));
        return new Content(resources);
    }

    /** Returns the derived id of a resource. */
    static String derivedId(JsonNode resource) {
        return StreamSupport.stream(resource.path("identifier").spliterator(), false)
                .filter(identifier -> identifier.path("system").asText().equals(DERIVED_ID))
                .map(identifier -> identifier.get("value").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the derived ids of the Patients. */
    Set<String> people() {
        return resources.entrySet().stream()
                .filter(entry -> type(entry.getValue().get(0)).equals("Patient"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Returns whose a resource is: the derived id of a Patient. */
    String owner(String id) {
        JsonNode resource = resources.get(id).get(0);
        return type(resource).equals("Patient")
                ? id
                : resource.findValuesAsText("reference").stream()
                        .filter(reference -> reference.startsWith("Patient/"))
                        .map(reference -> reference.substring("Patient/".length()))
                        .findFirst()
                        .orElseThrow();
    }

    private static JsonNode plain(ObjectNode resource, Map<String, String> names) {
        resource.put("id", derivedId(resource));
        ObjectNode meta = (ObjectNode) resource.get("meta");
        meta.remove(List.of("versionId", "lastUpdated", "source"));
        for (String codings : new String[] {"security", "tag"}) {
            meta.path(codings).forEach(mark -> ((ObjectNode) mark).remove("display"));
        }
        meta.properties().forEach(part -> sort((ArrayNode) part.getValue()));
        rename(resource, names);
        return resource;
    }

    private static void sort(ArrayNode marks) {
        List<JsonNode> sorted = StreamSupport.stream(marks.spliterator(), false)
                .sorted(Comparator.comparing(JsonNode::toString))
                .toList();
        marks.removeAll().addAll(sorted);
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
            String reference = object.get("reference").asText();
            object.put("reference", names.getOrDefault(reference, reference));
        }
        node.forEach(child -> rename(child, names));
    }

    private static String type(JsonNode resource) {
        return resource.get("resourceType").asText();
    }

    private static Stream<Path> files(Path folder, String end) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> lines(Path file) {
        return text(file).lines().map(Content::json);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
