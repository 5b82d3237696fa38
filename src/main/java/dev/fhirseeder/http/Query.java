package dev.fhirseeder.http;

import com.google.common.base.Splitter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What follows the question mark, read strictly: each name once, in UTF-8.
 *
 * @param values by their names
 * @param faults each that was found
 */
record Query(Map<String, String> values, List<String> faults) {

    /** Reads a query as it was sent. */
    static Query of(String text) {
        Map<String, String> values = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (String part : Splitter.on('&').omitEmptyStrings().split(text)) {
            int sign = part.indexOf('=');
            try {
                String name = decoded(part.substring(0, Math.max(sign, 0)));
                if (sign < 1) {
                    faults.add("query: found '%s', expected a name, an equals sign and a value"
                            .formatted(Found.part(part)));
                } else if (values.put(name, decoded(part.substring(sign + 1))) != null) {
                    faults.add("%s: found twice, expected once".formatted(Found.part(name)));
                }
            } catch (IllegalArgumentException e) {
                faults.add("query: found '%s', expected UTF-8 written as a URI is".formatted(Found.part(part)));
            }
        }
        return new Query(values, faults);
    }

    private static String decoded(String part) {
        String text = URLDecoder.decode(part, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("Not UTF-8");
        }
        return text;
    }
}
