package dev.fhirseeder.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Lists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Cuts the text of Bundles that are not to be sent in one piece. */
final class Scissors {

    /** Numbers keep the digits that they were written with. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Scissors() {}

    /**
     * Reads a Bundle that was sent, or was to be.
     *
     * @throws IllegalArgumentException if it is no transaction and no batch, or one of its entries has no resource
     */
    static Parcel read(Json text) {
        return parcel(tree(text), text);
    }

    /**
     * Cuts a Bundle into pieces that can be sent one after another, each of which stands on those before it. A
     * batch is taken in no order, so that of its resources those come first to which others refer.
     *
     * @param whole made by {@link Encoder#literal}
     * @param most how many entries a piece has, at most
     */
    static List<Parcel> pieces(Parcel whole, int most) {
        ObjectNode bundle = tree(whole.json());
        List<JsonNode> entries = Lists.newArrayList(bundle.get("entry"));
        int stages = whole.type() == BundleType.BATCH ? 3 : 1;
        return IntStream.range(0, stages)
                .mapToObj(stage -> entries.stream()
                        .filter(entry -> stages == 1 || stage(entry) == stage)
                        .toList())
                .flatMap(stage -> Lists.partition(stage, most).stream())
                .map(piece -> piece(bundle, piece))
                .toList();
    }

    /** Tells whether no reference of a Bundle needs the Bundle to be understood. */
    static boolean isLiteral(Parcel whole) {
        return tree(whole.json()).findValuesAsText("reference").stream()
                .noneMatch(reference -> reference.startsWith("urn:uuid:"));
    }

    /** Cuts a Bundle of several people in two, none of them split; returns nothing if it has but one. */
    static List<Parcel> halves(Parcel whole) {
        ObjectNode bundle = tree(whole.json());
        List<JsonNode> entries = Lists.newArrayList(bundle.get("entry"));
        int[] people = IntStream.range(0, entries.size())
                .filter(i -> type(entries.get(i)).equals("Patient"))
                .toArray();
        if (people.length < 2) {
            return List.of();
        }
        int middle = people[people.length / 2];
        return List.of(
                piece(bundle, entries.subList(0, middle)), piece(bundle, entries.subList(middle, entries.size())));
    }

    /** A Patient refers to nothing, and of the others only Immunizations do to something beside the Patient. */
    private static int stage(JsonNode entry) {
        return switch (type(entry)) {
            case "Patient" -> 0;
            case "Immunization" -> 2;
            default -> 1;
        };
    }

    private static Parcel piece(ObjectNode bundle, List<JsonNode> entries) {
        ObjectNode piece = bundle.objectNode();
        piece.setAll(bundle);
        piece.set("entry", new ArrayNode(JsonNodeFactory.instance, new ArrayList<>(entries)));
        try {
            return parcel(piece, Json.of(JSON.writeValueAsString(piece)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read can be written", e);
        }
    }

    private static Parcel parcel(ObjectNode bundle, Json text) {
        List<String> types = new ArrayList<>();
        boolean repeatable = true;
        for (JsonNode entry : bundle.path("entry")) {
            types.add(type(entry));
            JsonNode request = entry.path("request");
            repeatable &= request.path("method").asText().equals("PUT") || request.has("ifNoneExist");
        }
        String type = bundle.path("type").asText();
        if (types.isEmpty()
                || types.contains("")
                || !List.of("transaction", "batch").contains(type)) {
            throw new IllegalArgumentException("Not a transaction or a batch of resources");
        }
        return new Parcel(type.equals("batch") ? BundleType.BATCH : BundleType.TRANSACTION, repeatable, types, text);
    }

    private static String type(JsonNode entry) {
        return entry.at("/resource/resourceType").asText();
    }

    private static ObjectNode tree(Json text) {
        try {
            if (JSON.readTree(text.utf8()) instanceof ObjectNode bundle) {
                return bundle;
            }
            throw new IllegalArgumentException("Not a JSON object");
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }
}
