package dev.fhirseeder.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            SEEDER_NUM_RECORDS, SEEDER_NUM_RECORDS: unknown; did you mean NUM_RECORDS?
            SEEDER_FHIRURL,     SEEDER_FHIRURL: unknown; did you mean FHIR_URL?
            SEEDER_COLOUR,      SEEDER_COLOUR: unknown
            seeder.NumRecords,  seeder.NumRecords: unknown; did you mean seeder.num-records?
            seeder.NUM_RECORDS, seeder.NUM_RECORDS: unknown; did you mean seeder.num-records?
            seeder.colour,      seeder.colour: unknown
            seeder.,            seeder.: unknown
            """)
    void an_unknown_name_is_refused_and_the_nearest_is_offered_only_if_it_is_near(String name, String problem) {
        // Given
        List<String> problems = new ArrayList<>();
        boolean property = name.startsWith("seeder.");

        // When
        new SettingsReader(property ? Map.of() : Map.of(name, "1"), property ? Map.of(name, "1") : Map.of())
                .read(problems);

        // Then
        assertThat(problems).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEEDER_SERVICE_HOST",
                "SEEDER_PORT",
                "SEEDER_PORT_9876_TCP_ADDR",
                "SEEDER_METRICS_SERVICE_PORT_HTTP"
            })
    void what_kubernetes_says_of_a_service_called_seeder_is_not_ours_to_judge(String name) {
        assertThatCode(() -> read(Map.of(name, "10.0.0.1"), Map.of())).doesNotThrowAnyException();
    }

    private static Settings read(Map<String, String> environment, Map<String, String> properties) {
        return new SettingsReader(environment, properties).read();
    }
}
