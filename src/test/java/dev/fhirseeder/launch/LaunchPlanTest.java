package dev.fhirseeder.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.Surroundings;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchPlanTest {

    @TempDir
    Path folder;

    @Test
    void nothing_given_means_an_embedded_server_and_ten_people() {
        var plan = plan(Map.of(), Map.of());

        assertThat(plan.embedded()).isTrue();
        assertThat(plan.keepServer()).isFalse();
        assertThat(plan.problem()).isEmpty();
        assertThat(plan.records()).contains("10");
        assertThat(plan.reports()).isEqualTo(Path.of("data/reports"));
    }

    /** With the first compiler alone the JVM reserves 48 MB, which a server that is kept fills: then it interprets. */
    @Test
    void maven_has_more_room_for_compiled_code_than_its_first_compiler_alone_would_get() throws IOException {
        assertThat(Files.readString(Path.of(".mvn/jvm.config")))
                .contains("-XX:TieredStopAtLevel=1")
                .containsPattern("-XX:ReservedCodeCacheSize=128m");
    }

    @Test
    void a_named_server_is_used_instead_of_our_own() {
        assertThat(plan(Map.of("FHIR_URL", "http://elsewhere/fhir"), Map.of()).embedded())
                .isFalse();
        assertThat(plan(Map.of(), Map.of("seeder.fhir-url", "http://elsewhere/fhir"))
                        .embedded())
                .isFalse();
    }

    @Test
    void a_blank_variable_counts_as_not_given() {
        assertThat(plan(Map.of("FHIR_URL", " "), Map.of()).embedded()).isTrue();
    }

    @Test
    void records_that_go_to_files_need_no_server() {
        assertThat(plan(Map.of("SINK", "ndjson"), Map.of()).embedded()).isFalse();
    }

    @Test
    void a_given_number_of_records_is_left_alone() {
        assertThat(plan(Map.of("NUM_RECORDS", "7"), Map.of()).records()).isEmpty();
        assertThat(plan(Map.of(), Map.of("seeder.num-records", "7")).records()).isEmpty();
    }

    @Test
    void a_run_that_is_made_again_by_its_name_is_as_large_as_it_was() throws IOException {
        // Given
        Files.writeString(Files.createDirectories(folder.resolve("ledger")).resolve("run-known.json"), "{}");

        // When
        var known = plan(Map.of("DATA_DIR", folder.toString(), "RUN_ID", "known"), Map.of());
        var other = plan(Map.of("DATA_DIR", folder.toString(), "RUN_ID", "other"), Map.of());

        // Then
        assertThat(known.records()).isEmpty();
        assertThat(other.records()).contains("10");
    }

    @Test
    void a_run_that_goes_on_by_its_name_is_as_large_as_it_was() throws IOException {
        // Given
        Files.writeString(Files.createDirectories(folder.resolve("ledger")).resolve("run-known.jsonl"), "{}");

        // When
        var known = plan(Map.of("DATA_DIR", folder.toString(), "RUN_ID", "known"), Map.of());

        // Then
        assertThat(known.records()).isEmpty();
    }

    @Test
    void a_server_of_our_own_is_never_gone_on_with_whatever_the_environment_says() {
        // Given
        var given = new Surroundings(folder, Map.of("RESUME", "true"), Map.of("seeder.resume", "true"));
        var elsewhere = given.with(Setting.FHIR_URL, "http://elsewhere/fhir");

        // When
        var ours = LaunchPlan.of(given.settings().read(), Map.of()).within(given);
        var other = LaunchPlan.of(elsewhere.settings().read(), Map.of()).within(elsewhere);

        // Then
        assertThat(ours.settings().read().get(Setting.RESUME)).isEqualTo("never");
        assertThat(ours.settings().read().get(Setting.NUM_RECORDS)).isEqualTo(10);
        assertThat(other.settings().read().get(Setting.RESUME)).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "purge", "replay"})
    void a_job_needs_a_server_that_is_there_already_and_is_of_no_ten_people(String job) {
        // When
        var refused = plan(Map.of("TRIGGER", job), Map.of());
        var launched = plan(Map.of("TRIGGER", job, "FHIR_URL", "http://elsewhere/fhir"), Map.of());

        // Then
        assertThat(refused.problem())
                .hasValue("FHIR_URL (seeder.fhir-url): found nothing, expected the server that TRIGGER=" + job
                        + " is about; one that is started here would be empty");
        assertThat(launched.problem()).isEmpty();
        assertThat(launched.records()).isEmpty();
    }

    @Test
    void the_reports_are_sought_in_the_data_directory() {
        assertThat(plan(Map.of("DATA_DIR", "elsewhere"), Map.of()).reports()).isEqualTo(Path.of("elsewhere/reports"));
    }

    private static LaunchPlan plan(Map<String, String> environment, Map<String, String> properties) {
        return LaunchPlan.of(new SettingsReader(environment, properties).read(), environment);
    }
}
