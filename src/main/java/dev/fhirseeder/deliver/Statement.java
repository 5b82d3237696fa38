package dev.fhirseeder.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What we want to know of a server's CapabilityStatement, which may be large: it is read in one pass, and nothing else of it
 * is kept.
 */
final class Statement {

    /** No server has so much to say, in bytes. */
    private static final int LONGEST = 16 << 20;

    /** A name is not longer. */
    private static final int LONGEST_NAME = 2_000;

    private static final JsonFactory JSON = new JsonFactory();

    private static final Set<String> NAMES = Set.of("name", "title", "url");

    private Optional<String> type = Optional.empty();
    private Optional<String> version = Optional.empty();
    private final Map<String, String> names = new TreeMap<>();
    private final Set<String> interactions = new TreeSet<>();
    private final Set<String> updateCreate = new TreeSet<>();
    private final Set<String> conditionalCreate = new TreeSet<>();

    private Statement() {}

    /**
     * Reads one.
     *
     * @throws IOException if it is no CapabilityStatement as JSON, or longer than 16 MB; the message holds nothing of it
     */
    static Statement read(InputStream in) throws IOException {
        Statement statement = new Statement();
        try (InputStream bounded = ByteStreams.limit(in, LONGEST);
                JsonParser json = JSON.createParser(bounded)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                statement.readField(json);
            }
            require(json.nextToken() == null);
        } catch (JsonProcessingException e) {
            throw new IOException("no CapabilityStatement"); // the reason would quote it
        }
        require(statement.type.equals(Optional.of("CapabilityStatement")));
        return statement;
    }

    /** Returns the version of FHIR, as it is said there; empty if it is not. */
    Optional<String> version() {
        return version;
    }

    /** Returns how the server calls itself, by the elements in which it does. */
    Map<String, String> names() {
        return names;
    }

    /** Returns what may be asked of the server as a whole, such as {@code transaction}. */
    Set<String> interactions() {
        return interactions;
    }

    /** Returns the types that may be put to ids that the server does not know yet. */
    Set<String> updateCreate() {
        return updateCreate;
    }

    /** Returns the types that may be created unless they are there. */
    Set<String> conditionalCreate() {
        return conditionalCreate;
    }

    private void readField(JsonParser json) throws IOException {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_STRING && field.equals("resourceType")) {
            type = Optional.of(json.getText());
        } else if (value == JsonToken.VALUE_STRING && field.equals("fhirVersion")) {
            version = Optional.of(name(json));
        } else if (value == JsonToken.VALUE_STRING && NAMES.contains(field)) {
            names.put(field, name(json));
        } else if (value == JsonToken.START_OBJECT && field.equals("implementation")) {
            words(json).forEach((name, text) -> names.put("implementation." + name, text));
        } else if (value == JsonToken.START_ARRAY && field.equals("rest")) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                readRest(json);
            }
        } else {
            json.skipChildren();
        }
    }

    /** The mode may stand behind what it is about. */
    private void readRest(JsonParser json) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        String mode = "";
        List<Map<String, String>> asked = new ArrayList<>();
        List<Map<String, String>> resources = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING && field.equals("mode")) {
                mode = name(json);
            } else if (value == JsonToken.START_ARRAY && field.equals("interaction")) {
                asked.addAll(objects(json));
            } else if (value == JsonToken.START_ARRAY && field.equals("resource")) {
                resources.addAll(objects(json));
            } else {
                json.skipChildren();
            }
        }
        if (mode.equals("server")) {
            asked.forEach(interaction -> interactions.add(interaction.getOrDefault("code", "")));
            resources.forEach(this::offer);
        }
    }

    private void offer(Map<String, String> resource) {
        String of = resource.getOrDefault("type", "");
        if ("true".equals(resource.get("updateCreate"))) {
            updateCreate.add(of);
        }
        if ("true".equals(resource.get("conditionalCreate"))) {
            conditionalCreate.add(of);
        }
    }

    private static List<Map<String, String>> objects(JsonParser json) throws IOException {
        List<Map<String, String>> objects = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT);
            objects.add(words(json));
        }
        return objects;
    }

    /** Returns what stands in an object itself, and nothing of what lies deeper. */
    private static Map<String, String> words(JsonParser json) throws IOException {
        Map<String, String> words = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            if (json.nextToken().isScalarValue()) {
                words.put(field, name(json));
            } else {
                json.skipChildren();
            }
        }
        return words;
    }

    private static String name(JsonParser json) throws IOException {
        String text = json.getText();
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    private static void require(boolean good) throws IOException {
        if (!good) {
            throw new IOException("no CapabilityStatement");
        }
    }
}
