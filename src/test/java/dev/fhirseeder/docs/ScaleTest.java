package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.plan.Command;
import dev.fhirseeder.plan.Result;
import dev.fhirseeder.report.Meters;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code scale.md} says about messages and the lag is what the code does. */
class ScaleTest {

    private final Page scale = Page.of(Path.of("src/docs/scale.md"));

    @Test
    void the_tables_of_messages_have_every_field_in_order() {
        assertThat(cells("### A command")).isEqualTo(fields(Command.class));
        assertThat(cells("### A result")).isEqualTo(fields(Result.class));
    }

    @Test
    void the_lag_is_shown_under_its_name() {
        // Given
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        // When
        new Meters(registry).showLag(() -> 7);

        // Then
        List<String> row = scale.table("## Lag").get(0);
        String name = row.get(0).replace("`", "");
        assertThat(registry.scrape())
                .contains("# HELP " + name + " " + row.get(3))
                .contains("# TYPE " + name + " " + row.get(1))
                .contains(name + " 7.0");
    }

    private List<String> cells(String heading) {
        return scale.table(heading).stream()
                .flatMap(row -> Stream.of(row.get(0).replace("`", "").split(", ")))
                .toList();
    }

    private static List<String> fields(Class<?> message) {
        return Stream.of(message.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
