package dev.fhirseeder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {

    @Test
    void nothing_given_means_an_embedded_server_and_ten_people() {
        var plan = LaunchPlan.of(Map.of(), new Properties());

        assertThat(plan.embedded()).isTrue();
        assertThat(plan.keepServer()).isFalse();
        assertThat(plan.records()).contains("10");
        assertThat(plan.report()).isEqualTo(Path.of("data/reports/latest.json"));
    }

    @Test
    void a_named_server_is_used_instead_of_our_own() {
        assertThat(LaunchPlan.of(Map.of("FHIR_URL", "http://elsewhere/fhir"), new Properties())
                        .embedded())
                .isFalse();
        assertThat(LaunchPlan.of(Map.of(), property("seeder.fhir-url", "http://elsewhere/fhir"))
                        .embedded())
                .isFalse();
    }

    @Test
    void a_blank_variable_counts_as_not_given() {
        assertThat(LaunchPlan.of(Map.of("FHIR_URL", " "), new Properties()).embedded())
                .isTrue();
    }

    @Test
    void records_that_go_to_files_need_no_server() {
        assertThat(LaunchPlan.of(Map.of("SINK", "ndjson"), new Properties()).embedded())
                .isFalse();
    }

    @Test
    void a_given_number_of_records_is_left_alone() {
        assertThat(LaunchPlan.of(Map.of("NUM_RECORDS", "7"), new Properties()).records())
                .isEmpty();
        assertThat(LaunchPlan.of(Map.of(), property("seeder.num-records", "7")).records())
                .isEmpty();
    }

    @Test
    void the_report_is_sought_in_the_data_directory() {
        assertThat(LaunchPlan.of(Map.of("DATA_DIR", "elsewhere"), new Properties())
                        .report())
                .isEqualTo(Path.of("elsewhere/reports/latest.json"));
    }

    private static Properties property(String key, String value) {
        var properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }
}
