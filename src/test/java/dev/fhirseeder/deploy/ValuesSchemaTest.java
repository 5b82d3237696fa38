package dev.fhirseeder.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schema of the chart's values knows our settings, and no others. */
class ValuesSchemaTest {

    /** What the chart sets itself, since probes, volumes and Secrets hang on it, and passwords, which no values hold. */
    private static final Set<String> OWNED = Set.of(
            "TRIGGER",
            "STOP_LIMIT",
            "MANAGEMENT_PORT",
            "MANAGEMENT_HOST",
            "DATA_DIR",
            "HTTP_HOST",
            "HTTP_PORT",
            "HTTP_TOKEN",
            "HTTP_USER",
            "HTTP_PASSWORD",
            "CLUSTER");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode settings = read();

    @Test
    void every_setting_may_be_given_but_secrets_and_those_of_the_chart() {
        // Given
        ObjectNode expected = JSON.createObjectNode();
        Setting.all().stream()
                .filter(setting -> !setting.isSecret() && !OWNED.contains(setting.variable()))
                .forEach(setting -> expected.set(setting.variable(), entry(setting)));

        // Then
        assertThat(settings.get("properties").toPrettyString())
                .as("definitions/settings/properties; let it be%n%n%s", expected.toPrettyString())
                .isEqualTo(expected.toPrettyString());
        assertThat(settings.get("additionalProperties").asBoolean(true)).isFalse();
    }

    /** A number of YAML has 53 bits, and a seed 64: that is a text. */
    private static ObjectNode entry(Setting<?> setting) {
        ObjectNode entry = JSON.createObjectNode().put("description", setting.meaning());
        if (setting.equals(Setting.SEED)) {
            return entry.put("type", "string");
        }
        entry.putArray("type").add("string").add("number").add("boolean");
        return entry;
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(Release.CHART.resolve("values.schema.json").toFile())
                    .at("/definitions/settings");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
