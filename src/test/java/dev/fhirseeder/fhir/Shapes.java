package dev.fhirseeder.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which resources the validator has seen, but for what its verdict cannot depend on. A million resources have a few thousand
 * shapes: they differ in ids, dates, lots, names and addresses, and are otherwise the same down to each code and display.
 * What is left out of a shape is looked at here instead: an id is a UUID, a date is one of the calendar, a text is not blank
 * and has no blank at its ends. Any other text is a part of the shape.
 */
final class Shapes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern ID = Pattern.compile("(?:urn:uuid:|[A-Z][A-Za-z]+/)?" + UUID);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TEXT = Pattern.compile("\\S(?:.*\\S)?");

    /** The elements whose text is free: what people, places and vials are called. */
    private static final Set<String> FREE = Set.of("family", "given", "line", "city", "postalCode", "lotNumber");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /**
     * Returns the Bundle without the entries whose shapes were seen before; those that the rest refers to stay. Empty if nothing
     * is new.
     *
     * @throws IllegalArgumentException if the text is no JSON
     */
    Optional<String> novel(String bundle) {
        ObjectNode root = read(bundle);
        ArrayNode entries = (ArrayNode) root.get("entry");
        Set<String> wanted = new HashSet<>();
        for (JsonNode entry : entries) {
            StringBuilder shape = new StringBuilder();
            Set<String> references = new HashSet<>();
            describe("", entry, shape, references);
            if (seen.add(shape.toString())) {
                wanted.addAll(references);
                wanted.add(entry.get("fullUrl").asText());
            }
        }
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        for (Iterator<JsonNode> left = entries.iterator(); left.hasNext(); ) {
            if (!wanted.contains(left.next().get("fullUrl").asText())) {
                left.remove();
            }
        }
        return Optional.of(root.toString());
    }

    /** Returns how many shapes there are so far. */
    int size() {
        return seen.size();
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void describe(String name, JsonNode node, StringBuilder shape, Set<String> references) {
        shape.append(name);
        if (node.isObject()) {
            shape.append('{');
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean logical = field.getKey().equals("display") && node.has("identifier");
                boolean number = field.getKey().equals("value") && (node.has("system") && !node.has("unit"));
                describe(logical || number ? "line" : field.getKey(), field.getValue(), shape, references);
            }
            shape.append('}');
        } else if (node.isArray()) {
            shape.append('[');
            node.forEach(each -> describe(name, each, shape, references));
            shape.append(']');
        } else {
            shape.append('=').append(value(name, node.asText(), references)).append(';');
        }
    }

    private static String value(String name, String text, Set<String> references) {
        if (ID.matcher(text).matches()) {
            if (name.equals("reference")) {
                references.add(text);
            }
            return text.replaceAll(UUID, "#");
        }
        if (DATE.matcher(text).matches() && isDate(text)) {
            return "@";
        }
        return FREE.contains(name) && TEXT.matcher(text).matches() ? "~" : text;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
