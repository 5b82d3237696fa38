package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schema of the chart's values knows our settings, and no others. */
class ValuesSchemaTest {

    /** What the chart sets itself, since probes, volumes and Secrets hang on it. */
    private static final Set<String> OWNED = Set.of(
            "TRIGGER",
            "FHIR_TOKEN",
            "STOP_LIMIT",
            "MANAGEMENT_PORT",
            "MANAGEMENT_HOST",
            "DATA_DIR",
            "HTTP_HOST",
            "HTTP_PORT",
            "CLUSTER");

    private final JsonNode settings = read();

    @Test
    void every_setting_may_be_given_but_those_of_the_chart() {
        assertThat(names())
                .containsExactlyElementsOf(Setting.all().stream()
                        .map(Setting::variable)
                        .filter(variable -> !OWNED.contains(variable))
                        .toList());
        assertThat(settings.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void every_setting_is_described_by_its_meaning() {
        assertThat(Setting.all())
                .filteredOn(setting -> !OWNED.contains(setting.variable()))
                .allSatisfy(setting -> assertThat(settings.at("/properties/" + setting.variable() + "/description")
                                .asText())
                        .isEqualTo(setting.meaning()));
    }

    /** A number of YAML has 53 bits, and a seed 64. */
    @Test
    void a_seed_is_a_text() {
        assertThat(settings.at("/properties/SEED/type").asText()).isEqualTo("string");
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        settings.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Release.CHART.resolve("values.schema.json").toFile())
                    .at("/definitions/settings");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
