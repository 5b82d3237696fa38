package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    target/fhir-seeder.jar          | -XX:SharedArchiveFile=target/fhir-seeder.jsa | java @target/fhir-seeder.args
                    fhir-seeder.jar --help          | -XX:AOTCache=fhir-seeder.aot                 | java @fhir-seeder.args
                    /opt/my seeder/fhir-seeder.jar  | -XX:SharedArchiveFile=/opt/my seeder/fhir-seeder.jsa | java '@/opt/my seeder/fhir-seeder.args'
                    """)
    void an_argument_file_that_was_used_is_named(String command, String option, String program) {
        assertThat(Invocation.program(command, List.of("-Xmx64m", option))).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    org.codehaus.plexus.classworlds.launcher.Launcher test-compile | mvn
                    dev.fhirseeder.launch.Launcher                                 | mvn
                    target/fhir-seeder.jar                                         | java -jar target/fhir-seeder.jar
                    /opt/my seeder/fhir-seeder.jar --help                          | java -jar '/opt/my seeder/fhir-seeder.jar'
                    org.example.Main                                               | java -jar fhir-seeder.jar
                    """)
    void the_program_is_that_which_was_started(String command, String program) {
        assertThat(Invocation.program(command, List.of("-Xmx64m"))).isEqualTo(program.strip());
    }

    @Test
    void what_differs_from_the_defaults_and_matters_is_said_and_no_secret() {
        // Given
        Settings settings = settings(Map.of(
                "FHIR_URL", "http://one/fhir",
                "FHIR_TOKEN", "secret",
                "WRITE_MODE", "update",
                "BUNDLE_SIZE", "5",
                "DATA_DIR", "St. John's",
                "LOG_LEVEL", "DEBUG",
                "TRIGGER", "http"));

        // When
        String again = new Invocation(settings, "java -jar x.jar").of(settings).again(Map.of("SEED", "7"));

        // Then
        assertThat(again)
                .isEqualTo(
                        "TRIGGER=once SEED=7 FHIR_URL=http://one/fhir BUNDLE_SIZE=5 DATA_DIR='St. John'\\''s' java -jar x.jar");
    }

    @Test
    void files_go_to_no_server() {
        // Given
        Settings settings = settings(Map.of("FHIR_URL", "http://one/fhir", "SINK", "ndjson", "COMPRESSION", "gzip"));

        // Then
        assertThat(new Invocation(settings, "java -jar x.jar").of(settings).again(Map.of("SEED", "7")))
                .isEqualTo("SEED=7 SINK=ndjson COMPRESSION=gzip java -jar x.jar");
    }

    @Test
    void what_a_request_leaves_to_a_default_is_said_where_the_operator_has_chosen_otherwise() {
        // Given
        Settings operator = settings(Map.of("COMPLETENESS", "0.5", "HEALTH_NUMBERS", "invalid-check-digit"));
        Settings request = settings(Map.of("COMPLETENESS", "1", "HEALTH_NUMBERS", "invalid-check-digit"));

        // When
        String again = new Invocation(operator, "java -jar x.jar")
                .of(request)
                .again(Map.of("HEALTH_NUMBERS", "invalid-check-digit"));

        // Then
        assertThat(again).isEqualTo("HEALTH_NUMBERS=invalid-check-digit COMPLETENESS=1 java -jar x.jar");
    }

    private static Settings settings(Map<String, String> environment) {
        return new SettingsReader(environment, Map.of()).read();
    }
}
