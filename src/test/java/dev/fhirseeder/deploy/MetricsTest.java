package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, dashboard and probes ask for what the management port of a running seeder gives. */
class MetricsTest {

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(fhir_seeder_[a-z_]+)` \\|");

    @TempDir
    static Path data;

    private static Map<String, String> answers = Map.of();

    @BeforeAll
    static void ask() throws IOException {
        answers = Served.during(data);
    }

    @Test
    void health_is_served_where_the_probes_ask() {
        assertThat(answers).containsKeys(Served.LIVE, Served.READY, Served.METRICS);
    }

    @Test
    void every_metric_of_a_rule_is_served() throws IOException {
        assertThat(Queries.rules()).isNotEmpty();
        assertThat(Queries.names(Queries.rules())).isNotEmpty().isSubsetOf(known());
    }

    @Test
    void every_metric_of_the_dashboard_is_served() throws IOException {
        assertThat(Queries.panels()).hasSizeGreaterThan(10);
        assertThat(Queries.names(Queries.panels())).hasSizeGreaterThan(6).isSubsetOf(known());
    }

    @Test
    void the_dashboard_shows_every_metric_of_ours() {
        assertThat(Queries.names(Queries.panels()).stream()
                        .map(name -> name.replaceAll("_(bucket|count|sum|max)$", "")))
                .containsAll(served().stream()
                        .filter(name -> name.startsWith("fhir_"))
                        .map(name -> name.replaceAll("_(bucket|count|sum|max)$", ""))
                        .collect(Collectors.toSet()));
    }

    /** Promtool reads them from there in {@code .ci/run}: what Grafana fills in is filled in. */
    @Test
    void what_the_dashboard_asks_is_laid_out_for_promtool() throws IOException {
        // Given
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        Queries.panels()
                .forEach(query -> rules.append("      - record: panel_%d%n        expr: '%s'%n"
                        .formatted(rules.length(), Queries.filled(query))));

        // When
        Path file = Files.createDirectories(Path.of("target/deploy")).resolve("dashboard.rules.yaml");
        Files.writeString(file, rules);

        // Then
        assertThat(Yaml.documents(Files.readString(file)).get(0).at("/groups/0/rules"))
                .hasSize(Queries.panels().size());
    }

    /** Returns what is served here, and what is served with other triggers: OperateTest holds the table against the meters. */
    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>(served());
        for (String page : List.of("src/docs/operate.md", "src/docs/scale.md")) {
            ROW.matcher(Files.readString(Path.of(page))).results().forEach(row -> known.add(row.group(1)));
        }
        return known;
    }

    /** Returns the name of each series: of a histogram there are several. */
    private static Set<String> served() {
        return TYPE.matcher(answers.get(Served.METRICS))
                .results()
                .flatMap(type -> switch (type.group(2)) {
                    case "histogram" -> Stream.of("_bucket", "_count", "_sum").map(end -> type.group(1) + end);
                    case "summary" -> Stream.of("_count", "_sum").map(end -> type.group(1) + end);
                    default -> Stream.of(type.group(1));
                })
                .collect(Collectors.toSet());
    }
}
