package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request may have its people sent. */
class ShipmentsTest {

    @ParameterizedTest
    @CsvSource({"http://192.0.2.1/fhir, true", "https://192.0.2.1/fhir, false", "http://127.0.0.1:8080/fhir, false"})
    void a_sink_that_the_settings_do_not_name_gets_no_credentials_in_clear_text(String url, boolean refused) {
        // Given
        Settings given = settings(Map.of("SINK", "ndjson", "FHIR_URL", url, "FHIR_TOKEN", "sesame"));
        Settings asked = settings(Map.of("SINK", "fhir", "FHIR_URL", url, "FHIR_TOKEN", "sesame"));

        // When
        SettingsException refusal = catchThrowableOfType(
                SettingsException.class, () -> shipments(given).apply(asked));

        // Then
        assertThat(refusal != null).isEqualTo(refused);
        assertThat(refusal == null ? "FHIR_URL" : refusal.getMessage()).contains("FHIR_URL");
    }

    @Test
    void files_are_written_whatever_the_url() {
        Settings given =
                settings(Map.of("SINK", "ndjson", "FHIR_URL", "http://192.0.2.1/fhir", "FHIR_TOKEN", "sesame"));
        assertThat(shipments(given).apply(given).destination().sink()).isEqualTo("ndjson");
    }

    private static Shipments shipments(Settings given) {
        return new Shipments(DataFolder.of(given), Set.of("fhir", "ndjson"), new Invocation(given));
    }

    private static Settings settings(Map<String, String> chosen) {
        Map<String, String> environment = new HashMap<>(chosen);
        environment.put("DATA_DIR", Path.of("target", "shipments").toString());
        return new SettingsReader(environment, Map.of()).read();
    }
}
