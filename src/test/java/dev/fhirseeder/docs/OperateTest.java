package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.deliver.Failure;
import dev.fhirseeder.deliver.Share;
import dev.fhirseeder.deliver.Taxonomy;
import dev.fhirseeder.deliver.Traffic;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.report.RunReport;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code operate.md} says about metrics, files and failures is what the code does. */
class OperateTest {

    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private final Page operate = Page.of(Path.of("src/docs/operate.md"));

    @Test
    void the_table_of_metrics_is_what_prometheus_reads() {
        // Given
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters meters = new Meters(registry);

        // When
        meters.attempted(200, "delivered", Duration.ofMillis(5));
        meters.delivered(List.of(new Share("on", 1, Map.of("Patient", 1))), 10);
        meters.deadLettered(List.of(new Share("on", 1, Map.of("Patient", 1))));
        meters.watch(new Traffic());
        meters.weigh(() -> 0);
        meters.show(() -> false, () -> 0);
        meters.lead(() -> true);
        meters.follow(List::of);

        // Then
        List<List<String>> rows = rows(registry.scrape());
        assertThat(operate.table("## Metrics"))
                .as("the table of metrics; let it be%n%n%s", SettingsTexts.markdown(rows))
                .isEqualTo(rows);
    }

    @Test
    void the_table_of_the_report_has_every_field_in_order() {
        // Given
        List<String> fields = new ArrayList<>();
        for (RecordComponent field : RunReport.class.getRecordComponents()) {
            fields.add(field.getName());
        }

        // Then
        assertThat(firstCells("## The report of a run")).isEqualTo(fields);
    }

    @Test
    void the_table_of_causes_has_every_field_in_order() throws Exception {
        assertThat(firstCells("## Dead letters")).isEqualTo(components("dev.fhirseeder.letter.Cause"));
    }

    @Test
    void the_table_of_the_feed_has_every_field_in_order() throws Exception {
        assertThat(firstCells("## The feed of the timer")).isEqualTo(components("dev.fhirseeder.run.Feed$State"));
    }

    @ParameterizedTest
    @CsvSource({
        "## Read back what was sent, VerificationReport",
        "### What is found of a type, Score$Row",
        "## Remove what was sent, RemovalReport"
    })
    void the_tables_of_reading_back_and_of_removing_have_every_field_in_order(String heading, String record)
            throws Exception {
        assertThat(firstCells(heading)).isEqualTo(components("dev.fhirseeder.reconcile." + record));
    }

    @Test
    void the_table_of_failures_names_each_kind_of_failure() {
        assertThat(firstCells("## When a delivery fails"))
                .isEqualTo(Stream.of(Failure.values()).map(Failure::text).toList());
    }

    @Test
    void the_table_of_signs_is_the_one_that_decides() {
        // When
        List<List<String>> rows = Taxonomy.rows().stream()
                .map(row -> List.of(row.sign(), "`" + row.failure() + "`"))
                .toList();

        // Then
        assertThat(operate.table("### Signs"))
                .as("the table of signs; let it be%n%n%s", SettingsTexts.markdown(rows))
                .isEqualTo(rows);
    }

    private List<String> firstCells(String heading) {
        return operate.table(heading).stream()
                .map(row -> row.get(0).replace("`", ""))
                .toList();
    }

    private static List<String> components(String record) throws ClassNotFoundException {
        return Arrays.stream(Class.forName(record).getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** Returns a row for each metric of a scrape: name, type, labels, meaning. */
    private static List<List<String>> rows(String scrape) {
        Map<String, String> meanings = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        scrape.lines().forEach(line -> {
            Matcher help = HELP.matcher(line);
            if (help.matches()) {
                meanings.put(help.group(1), help.group(2));
            }
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            }
        });
        return meanings.entrySet().stream()
                .map(metric -> List.of(
                        "`" + metric.getKey() + "`",
                        types.get(metric.getKey()),
                        labels(scrape, metric.getKey()),
                        metric.getValue()))
                .toList();
    }

    private static String labels(String scrape, String metric) {
        TreeSet<String> labels = scrape.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + "_count{"))
                .flatMap(line -> LABEL.matcher(line).results())
                .map(match -> "`" + match.group(1) + "`")
                .collect(Collectors.toCollection(TreeSet::new));
        return labels.isEmpty() ? "–" : String.join(", ", labels);
    }
}
