package dev.fhirseeder.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where two trees of JSON differ. */
final class Difference {

    private Difference() {}

    /** Returns the first place at which they differ, like {@code $.meta.tag[0].code}; empty if they are equal. */
    static Optional<String> between(JsonNode expected, JsonNode found) {
        return between(expected, found, "$");
    }

    private static Optional<String> between(JsonNode expected, JsonNode found, String path) {
        if (expected.isObject() && found.isObject()) {
            Set<String> fields = new LinkedHashSet<>();
            expected.fieldNames().forEachRemaining(fields::add);
            found.fieldNames().forEachRemaining(fields::add);
            return fields.stream()
                    .flatMap(field -> between(expected.path(field), found.path(field), path + "." + field).stream())
                    .findFirst();
        }
        if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> place = between(expected.get(i), found.get(i), path + "[" + i + "]");
                if (place.isPresent()) {
                    return place;
                }
            }
            return Optional.empty();
        }
        return expected.equals(found) ? Optional.empty() : Optional.of(path);
    }
}
