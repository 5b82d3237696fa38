package dev.fhirseeder.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryTest {

    @Test
    void without_a_choice_traces_go_to_the_collector_of_this_machine() {
        assertThat(Telemetry.of(settings(Map.of())))
                .isEqualTo(new Telemetry(
                        URI.create("http://localhost:4318/v1/traces"),
                        Map.of(),
                        Map.of("service.name", "fhir-seeder"),
                        1));
    }

    @Test
    void a_name_among_the_attributes_holds_unless_the_name_is_chosen() {
        // Given
        String attributes = "service.name=among,host.name=a%2Cb";

        // Then
        assertThat(Telemetry.of(settings(Map.of("OTEL_RESOURCE_ATTRIBUTES", attributes)))
                        .resource())
                .isEqualTo(Map.of("service.name", "among", "host.name", "a,b"));
        assertThat(Telemetry.of(settings(Map.of("OTEL_RESOURCE_ATTRIBUTES", attributes, "OTEL_SERVICE_NAME", "chosen")))
                        .resource())
                .containsEntry("service.name", "chosen");
    }

    @ParameterizedTest
    @CsvSource({
        "always_on, 1",
        "always_off, 0",
        "traceidratio, 0.25",
        "parentbased_always_on, 1",
        "parentbased_always_off, 0",
        "parentbased_traceidratio, 0.25"
    })
    void the_sampler_says_which_share_is_sent(String sampler, double share) {
        assertThat(Telemetry.of(settings(Map.of("OTEL_TRACES_SAMPLER", sampler, "OTEL_TRACES_SAMPLER_ARG", "0.25")))
                        .share())
                .isEqualTo(share);
    }

    @Test
    void headers_go_to_nobody_in_clear_text_but_this_machine() {
        // Given
        Map<String, String> elsewhere = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", "OTEL_EXPORTER_OTLP_HEADERS", "key=s3cret");

        // Then
        assertThat(Telemetry.problems(settings(elsewhere)))
                .singleElement()
                .asString()
                .contains("OTEL_EXPORTER_OTLP_ENDPOINT", "found 'http://collector:4318', expected https")
                .doesNotContain("s3cret");
        assertThat(Telemetry.problems(settings(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTEL_EXPORTER_OTLP_ENDPOINT | grpc://collector:4317 | found 'grpc://collector:4317', expected a URL",
                "OTEL_EXPORTER_OTLP_ENDPOINT | http://me:s3cret@collector | found '…', expected a URL",
                "OTEL_EXPORTER_OTLP_ENDPOINT | http://collector?key=s3cret | found '…', expected a URL",
                "OTEL_EXPORTER_OTLP_ENDPOINT | collector | found 'collector', expected a URL",
                "OTEL_EXPORTER_OTLP_HEADERS | s3cret | found '…', expected name=value",
                "OTEL_EXPORTER_OTLP_HEADERS | a=s3cret%zz | found '…', expected name=value",
                "OTEL_RESOURCE_ATTRIBUTES | a=b,a=c | found 'a=b,a=c', expected name=value",
                "OTEL_TRACES_SAMPLER | jaeger_remote | found 'jaeger_remote', expected one of always_on",
                "OTEL_TRACES_SAMPLER_ARG | 2 | found '2', expected a number from 0 to 1",
                "OTEL_TRACES_SAMPLER_ARG | half | found 'half', expected a number from 0 to 1"
            })
    void what_is_wrong_is_said_without_what_may_be_a_secret(String variable, String value, String problem) {
        // Given
        Settings settings = settings(
                variable.equals("OTEL_TRACES_SAMPLER_ARG")
                        ? Map.of("OTEL_TRACES_SAMPLER", "traceidratio", variable, value)
                        : Map.of(variable, value));

        // Then
        assertThat(Telemetry.problems(settings))
                .singleElement()
                .asString()
                .startsWith(variable + " (seeder.")
                .contains(problem)
                .doesNotContain("s3cret");
    }

    private static Settings settings(Map<String, String> environment) {
        return new SettingsReader(environment, Map.of()).read();
    }
}
