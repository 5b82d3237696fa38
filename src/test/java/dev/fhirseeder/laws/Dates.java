package dev.fhirseeder.laws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The days that a resource names, by the path of the element.
 *
 * @param days without the birth date, and without the expiry of a lot, which lies ahead
 */
record Dates(Map<String, LocalDate> days) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.*)?");

    static Dates of(String json) {
        Map<String, LocalDate> days = new TreeMap<>();
        collect("", Sample.tree(json), days);
        days.keySet().removeIf(path -> path.equals("/birthDate") || path.equals("/expirationDate"));
        return new Dates(days);
    }

    /** Returns those on which something happened, not those on which it was entered. */
    Dates happened() {
        Map<String, LocalDate> happened = new TreeMap<>(days);
        happened.keySet().removeIf(path -> path.startsWith("/recorded"));
        return new Dates(happened);
    }

    LocalDate latest() {
        return days.values().stream().max(LocalDate::compareTo).orElse(LocalDate.MIN);
    }

    LocalDate earliest() {
        return days.values().stream().min(LocalDate::compareTo).orElse(LocalDate.MAX);
    }

    private static void collect(String path, JsonNode node, Map<String, LocalDate> days) {
        if (node.isTextual() && DAY.matcher(node.asText()).matches()) {
            days.put(path, LocalDate.parse(node.asText().substring(0, 10)));
        }
        node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), days));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), days);
        }
    }
}
