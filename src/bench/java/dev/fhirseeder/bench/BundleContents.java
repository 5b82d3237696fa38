package dev.fhirseeder.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/**
 * What is in a Bundle.
 *
 * @param entries how many
 * @param name of those entries in that order, and of no others
 */
record BundleContents(int entries, UUID name) {

    /** How deep an entry lies: in the Bundle, and in the list of its entries. */
    private static final int ENTRY = 3;

    private static final Set<String> PARTS = Set.of("resource", "request");
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a Bundle to its end.
     *
     * @throws IOException if it is no JSON
     * @throws IllegalStateException if an entry has no resource or no request, or if there is none
     */
    static BundleContents of(byte[] bundle) throws IOException {
        StringBuilder names = new StringBuilder();
        int entries = 0;
        int parts = 0;
        int depth = 0;
        try (JsonParser parser = JSON.createParser(bundle)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                String name = String.valueOf(parser.currentName());
                if (token == JsonToken.START_OBJECT && depth == ENTRY) {
                    entries++;
                } else if (token == JsonToken.START_OBJECT && depth == ENTRY + 1 && PARTS.contains(name)) {
                    parts++;
                } else if (token == JsonToken.VALUE_STRING && depth == ENTRY && name.equals("fullUrl")) {
                    names.append(parser.getText());
                }
            }
        }
        if (entries == 0 || parts != 2 * entries) {
            throw new IllegalStateException(entries + " entries, " + parts + " resources and requests");
        }
        return new BundleContents(
                entries, UUID.nameUUIDFromBytes(names.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
