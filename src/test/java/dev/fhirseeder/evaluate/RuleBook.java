package dev.fhirseeder.evaluate;

import dev.fhirseeder.data.Row;
import dev.fhirseeder.data.Table;
import dev.fhirseeder.evaluate.Rule.Begun;
import dev.fhirseeder.evaluate.Rule.Kind;
import dev.fhirseeder.vaccine.Age;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code evaluate/rules.csv}, in which {@code @name} stands for a group of {@code evaluate/groups.csv}. */
final class RuleBook {

    private static final List<String> COLUMNS = List.of(
            "id",
            "rule",
            "pt",
            "where",
            "vaccines",
            "dose",
            "first_from",
            "first_to",
            "first_since",
            "from",
            "to",
            "after",
            "gap",
            "source",
            "confidence");

    private final Map<String, List<String>> groups = new HashMap<>();

    private RuleBook() {
        Table.read("evaluate/groups.csv", List.of("group", "vaccines", "source"), row -> {
            row.text("source");
            String name = "@" + row.text("group");
            groups.put(name, row.list("vaccines"));
            return name;
        });
    }

    static List<Rule> rules() {
        return Table.read("evaluate/rules.csv", COLUMNS, new RuleBook()::rule);
    }

    private Rule rule(Row row) {
        row.text("source");
        row.text("confidence");
        String dose = row.optional("dose").orElse("");
        return new Rule(
                row.text("id"),
                row.value("rule", "a kind of rule", text -> Kind.valueOf(text.toUpperCase(Locale.ROOT))),
                row.text("pt"),
                row.value("where", "all or here", RuleBook::isHere),
                vaccines(row, "vaccines"),
                dose.isEmpty() ? null : Integer.valueOf(dose.replace("+", "")),
                dose.endsWith("+"),
                new Begun(age(row, "first_from"), age(row, "first_to"), day(row, "first_since")),
                isEra(row) ? null : age(row, "from"),
                isEra(row) ? null : age(row, "to"),
                isEra(row) ? day(row, "from") : null,
                isEra(row) ? day(row, "to") : null,
                vaccines(row, "after"),
                age(row, "gap"));
    }

    private Set<String> vaccines(Row row, String column) {
        Set<String> vaccines = new HashSet<>();
        for (String name : row.list(column)) {
            vaccines.addAll(name.startsWith("@") ? group(name) : List.of(name));
        }
        return Set.copyOf(vaccines);
    }

    private List<String> group(String name) {
        List<String> group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("unknown group " + name);
        }
        return group;
    }

    private static @Nullable Age age(Row row, String column) {
        return row.optionalValue(column, "a period", Age::parse).orElse(null);
    }

    private static @Nullable LocalDate day(Row row, String column) {
        return row.optionalValue(column, "a date", LocalDate::parse).orElse(null);
    }

    private static boolean isEra(Row row) {
        return row.text("rule").equals("era");
    }

    private static boolean isHere(String text) {
        if (!Set.of("all", "here").contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("here");
    }
}
