package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of shared work before anything is sent. */
class MessagingTest {

    @TempDir
    Path data;

    @Test
    void what_would_double_is_refused() {
        assertThatThrownBy(() -> check(Map.of("TRIGGER", "work", "WRITE_MODE", "create")))
                .hasMessageContaining("WRITE_MODE (seeder.write-mode): found 'create'");
        assertThatThrownBy(() -> check(Map.of("TRIGGER", "kafka", "WRITE_MODE", "create")))
                .hasMessageContaining("WRITE_MODE (seeder.write-mode): found 'create'");
        assertThatThrownBy(() -> check(Map.of("TRIGGER", "work", "SINK", "ndjson")))
                .hasMessageContaining("SINK (seeder.sink): found 'ndjson', expected fhir");
        assertThatThrownBy(() -> check(Map.of("TRIGGER", "work", "RESUME", "never")))
                .hasMessageContaining("RESUME (seeder.resume): found 'never'");
        assertThatThrownBy(() -> check(Map.of("TRIGGER", "collect"))).hasMessageContaining("RUN_ID (seeder.run-id)");
        assertThatThrownBy(() -> check(Map.of("TRIGGER", "plan,once"))).hasMessageContaining("the job plan alone");
        check(Map.of("TRIGGER", "plan", "NUM_RECORDS", "500000000", "PT", "on"));
        check(Map.of("TRIGGER", "plan", "AGE_FROM", "5", "CITY", "Vancouver"));
        check(Map.of("TRIGGER", "work"));
        check(Map.of("TRIGGER", "collect", "RUN_ID", "some"));
    }

    @Test
    void brokers_out_of_reach_are_refused_within_a_minute_and_in_one_line() {
        // Given
        Seeder seeder = new Seeding(data)
                .with("TRIGGER", "work")
                .with("KAFKA_BROKERS", "127.0.0.1:1")
                .seeder();
        long began = System.nanoTime();

        // Then
        try (Heeded log = new Heeded()) {
            assertThatThrownBy(seeder::run)
                    .hasStackTraceContaining(
                            "KAFKA_BROKERS (seeder.kafka-brokers): found '127.0.0.1:1', expected brokers")
                    .satisfies(refused -> assertThat(Application.reasons(refused))
                            .filteredOn(reason -> reason.contains("Timed out"))
                            .hasSize(1));
            assertThat(log.of("Messaging")).containsExactly("waiting for Kafka at 127.0.0.1:1, for 30 s at most");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_KAFKA_SASLL_JAAS_CONFIG", "CAMEL_COMPONENT_KAFKA_CONNECTION_MAX_IDLE_MS"})
    void an_option_that_camel_does_not_take_is_named_without_its_value(String variable) {
        // Given
        Seeder seeder = new Seeding(data)
                .with("TRIGGER", "work")
                .with("KAFKA_BROKERS", "127.0.0.1:1")
                .with(variable, "hush required password=\"hush\";")
                .seeder();

        // Then
        assertThatThrownBy(seeder::run)
                .satisfies(refused -> assertThat(Application.reasons(refused))
                        .singleElement()
                        .asString()
                        .startsWith("camel.component.kafka")
                        .contains("found an option that Camel does not know")
                        .doesNotContain("hush"));
    }

    private void check(Map<String, String> environment) throws SettingsException {
        Map<String, String> settings = new java.util.HashMap<>(environment);
        settings.put("DATA_DIR", data.toString());
        settings.put("MANAGEMENT_PORT", "0");
        Preflight.check(new Surroundings(Path.of(""), settings, Map.of()));
    }
}
