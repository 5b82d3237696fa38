package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheringSizeTest {

    @ParameterizedTest
    @CsvSource({
        "fhir,    '',  10,  1",
        "fhir,    25,  25,  1",
        "bundles, '',  10,  1",
        "bundles, 25,  25,  1",
        "ndjson,  '',  100, 100",
        "ndjson,  25,  25,  25",
    })
    void people_travel_as_the_operator_says_and_else_by_what_they_become(
            String sink, String bundleSize, long together, int handful) {
        Map<String, String> environment =
                bundleSize.isEmpty() ? Map.of("SINK", sink) : Map.of("SINK", sink, "BUNDLE_SIZE", bundleSize);
        Settings settings = new SettingsReader(environment, Map.of()).read();
        assertThat(GatheringSize.of(settings)).isEqualTo(together);
        assertThat(GatheringSize.handful(settings)).isEqualTo(handful);
    }
}
