package dev.fhirseeder.trace;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pairs as OpenTelemetry's variables have them: {@code name=value}, comma-separated, the values percent-encoded. */
final class Pairs {

    /** What a good text looks like. */
    static final String EXPECTED = "name=value, comma-separated, values percent-encoded, each name once";

    private Pairs() {}

    /**
     * Reads pairs; blanks around names and values do not count.
     *
     * @throws IllegalArgumentException if the text holds anything else; the message does not quote it
     */
    static Map<String, String> read(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            if (!pair.isBlank()) {
                enter(pair, pairs);
            }
        }
        return pairs;
    }

    private static void enter(String pair, Map<String, String> pairs) {
        int sign = pair.indexOf('=');
        String name = sign < 0 ? "" : pair.substring(0, sign).strip();
        String value = decoded(pair.substring(sign + 1).strip());
        boolean good =
                name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+") && value.chars().noneMatch(Character::isISOControl);
        if (!good || pairs.put(name, value) != null) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    /** A plus is a plus: it stands for a blank in forms alone. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(EXPECTED); // the cause would quote it
        }
    }
}
