package dev.fhirseeder.reconcile;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Resource;

/** Resources as trees of JSON that can be compared: without what a server may add, and with references by derived ids. */
final class Trees {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The marks are sets: a server may give them back in any order. */
    private static final List<String> SETS = List.of("profile", "security", "tag");

    /** Of marks a server may keep one display for all resources, whoever was the first to write it. HAPI does. */
    private static final List<String> CODINGS = List.of("security", "tag");

    /** A literal reference, relative or absolute, of any version or of one. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:\\S*/)?([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})(?:/_history/\\S+)?");

    private final FhirContext fhir;
    private final boolean withId;

    /**
     * Prepares the making.
     *
     * @param fhir the context of FHIR R4
     * @param withId whether the server must hold the logical id that we derive
     */
    Trees(FhirContext fhir, boolean withId) {
        this.fhir = fhir;
        this.withId = withId;
    }

    /**
     * Returns the tree of a resource.
     *
     * @param derived the derived ids of resources, by their places on the server, each with its type
     */
    JsonNode of(Resource resource, Map<String, String> derived) {
        ObjectNode tree = parsed(resource);
        tree.remove("text");
        if (!withId) {
            tree.remove("id");
        }
        if (tree.get("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("versionId", "lastUpdated", "source"));
            CODINGS.forEach(set -> meta.path(set).forEach(mark -> ((ObjectNode) mark).retain("system", "code")));
            SETS.forEach(set -> sort(meta, set));
        }
        rename(tree, derived);
        return tree;
    }

    private ObjectNode parsed(Resource resource) {
        try {
            return (ObjectNode) JSON.readTree(fhir.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI writes JSON", e);
        }
    }

    private static void sort(ObjectNode meta, String set) {
        if (meta.get(set) instanceof ArrayNode marks) {
            List<JsonNode> sorted = StreamSupport.stream(marks.spliterator(), false)
                    .sorted(Comparator.comparing(JsonNode::toString))
                    .toList();
            marks.removeAll().addAll(sorted);
        }
    }

    private static void rename(JsonNode node, Map<String, String> derived) {
        if (node instanceof ObjectNode object && object.get("reference") instanceof TextNode reference) {
            Matcher parts = REFERENCE.matcher(reference.textValue());
            if (parts.matches()) {
                object.put("reference", derived.getOrDefault(parts.group(1), parts.group(1)));
            }
        }
        node.forEach(child -> rename(child, derived));
    }
}
