package dev.fhirseeder.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the rules and the dashboard ask Prometheus. */
final class Queries {

    private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}|\\b(by|without) \\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("[a-z]+(_[a-z]+)+");
    private static final Pattern SERIES = Pattern.compile("\\b(fhir|jvm|process|camel)_[a-z_]+(\\{[^}]*})?");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile", "label_values");

    private Queries() {}

    /**
     * Prints them for {@code src/deploy/scrape}, one a line: {@code panel} or {@code alert}, its title, and the query as Prometheus
     * takes it; and for each series that an alert reads {@code series}, the title, and its selector. There are tabs between them.
     */
    public static void main(String... args) {
        StringBuilder lines = new StringBuilder();
        Yaml.file("helm/fhir-seeder/files/dashboard.json")
                .get("panels")
                .forEach(panel -> panel.findValuesAsText("expr")
                        .forEach(query -> lines.append(
                                "panel\t%s\t%s%n".formatted(panel.get("title").asText(), filled(query)))));
        for (JsonNode rule : Yaml.file("helm/fhir-seeder/files/alerts.yaml").at("/groups/0/rules")) {
            String title = rule.get("alert").asText();
            String query = rule.get("expr").asText().replaceAll("\\s+", " ").strip();
            lines.append("alert\t%s\t%s%n".formatted(title, query));
            SERIES.matcher(query)
                    .results()
                    .forEach(series -> lines.append("series\t%s\t%s%n".formatted(title, series.group())));
        }
        System.out.print(lines);
    }

    /** Returns the queries of the rules. */
    static List<String> rules() {
        return Yaml.file("helm/fhir-seeder/files/alerts.yaml").findValuesAsText("expr");
    }

    /** Returns the queries of the dashboard, as Grafana has them. */
    static List<String> panels() {
        List<String> queries = new ArrayList<>();
        Yaml.file("helm/fhir-seeder/files/dashboard.json")
                .get("panels")
                .forEach(panel -> queries.addAll(panel.findValuesAsText("expr")));
        return queries;
    }

    /** Fills in what Grafana does. */
    static String filled(String query) {
        return query.replace("$__range", "5m").replace("$instance", ".*");
    }

    /** Returns the metrics that are named in queries. */
    static Set<String> names(List<String> queries) {
        return queries.stream()
                .map(query -> SELECTOR.matcher(query).replaceAll(" "))
                .flatMap(query -> NAME.matcher(query).results())
                .map(MatchResult::group)
                .filter(name -> !FUNCTIONS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
