package dev.fhirseeder.settings;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Headers as an operator writes them, one a line, or between bars on one line. */
final class Headers {

    /** What a good text looks like. */
    static final String EXPECTED =
            "headers like X-Api-Key: abc, one a line or with a bar between them, each once, and none that HTTP, FHIR or FHIR_AUTH set themselves";

    /** What describes the body or the connection, and what FHIR_AUTH is for. */
    private static final Set<String> TAKEN = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private Headers() {}

    /**
     * Reads headers.
     *
     * @return their values by their names, in whatever case
     * @throws IllegalArgumentException if the text holds anything else
     */
    static Map<String, String> read(String text) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : text.split("[\\r\\n|]+", -1)) {
            if (!line.isBlank()) {
                enter(line, headers);
            }
        }
        if (headers.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return Collections.unmodifiableMap(headers);
    }

    private static void enter(String line, Map<String, String> headers) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        boolean good = name.matches("[A-Za-z0-9!#$%&'*+.^_`~-]+")
                && !TAKEN.contains(name.toLowerCase(Locale.ROOT))
                && value.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
        if (!good || headers.put(name, value) != null) {
            throw new IllegalArgumentException();
        }
    }
}
