package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

    @TempDir
    Path folder;

    @Test
    void a_variable_that_is_misspelt_is_told_of_with_whatever_else_is_wrong() {
        assertThatThrownBy(() ->
                        check(Map.of("DATA_DIR", folder.toString(), "NUM_RECORD", "5", "BUNDLE_SIZE", "0"), Map.of()))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(2)
                                .endsWith(
                                        "the environment variable NUM_RECORD is none of ours; did you mean NUM_RECORDS?"));
    }

    @Test
    void as_it_is_shipped_nothing_stands_against_a_start() {
        assertThatCode(() -> check(Map.of("DATA_DIR", folder.toString()), Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void faults_of_every_kind_are_named_at_once() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("taken"));
        Map<String, String> environment = Map.of(
                "NUM_RECORDS", "0",
                "TRIGGER", "twice",
                "SINK", "tape",
                "DATA_DIR", file.toString(),
                "PT", "bc,xx",
                "VACCINES", "nonsense",
                "AS_OF", "2020-01-01",
                "POPULATION_DATE", "2020-01-02");

        // When
        assertThatThrownBy(() -> check(environment, Map.of("seeder.paralellism", "4")))

                // Then
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.replaceAll("[ :].*", ""))
                                .containsExactlyInAnyOrder(
                                        "seeder.paralellism",
                                        "NUM_RECORDS",
                                        "TRIGGER",
                                        "SINK",
                                        "DATA_DIR",
                                        "PT",
                                        "VACCINES",
                                        "POPULATION_DATE"));
    }

    @Test
    void looking_for_faults_changes_nothing() {
        // When
        check(Map.of("DATA_DIR", folder.resolve("data").toString()), Map.of());

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                                                   | not the state of a feed
            {"seed":7,"populationDate":"2026-11-22","nextIndex":81818182}       | health numbers
            {"seed":7,"populationDate":"2026-11-23","nextIndex":1}              | POPULATION_DATE
            """)
    void a_feed_that_cannot_go_on_stops_the_start_of_the_timer(String state, String reason) throws IOException {
        // Given
        Files.writeString(Files.createDirectories(folder.resolve("ledger")).resolve("feed-bc.json"), state);
        Map<String, String> environment = Map.of("DATA_DIR", folder.toString(), "AS_OF", "2026-11-22");

        // When
        assertThatThrownBy(() -> check(environment, Map.of("seeder.trigger", "timer")))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(reason);
        assertThatCode(() -> check(environment, Map.of())).doesNotThrowAnyException();
    }

    @Test
    void a_name_used_again_for_other_people_stops_the_start() throws IOException {
        // Given
        Files.writeString(
                Files.createDirectories(folder.resolve("ledger")).resolve("run-x.json"),
                "{\"seed\":\"5\",\"pt\":\"bc\"}");

        // When
        assertThatThrownBy(() ->
                        check(Map.of("DATA_DIR", folder.toString(), "RUN_ID", "x", "SEED", "6", "PT", "on"), Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("SEED (seeder.seed): found '6', expected '5'")
                .hasMessageContaining("PT (seeder.pt): found 'on', expected 'bc'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RUN_ID=x FHIR_URL=http://two/fhir              | FHIR_URL (seeder.fhir-url): found 'http://two/fhir', expected 'http://one/fhir'
            RUN_ID=x SINK=ndjson                           | SINK (seeder.sink): found 'ndjson', expected 'fhir'
            RUN_ID=x FHIR_URL=http://one/fhir SEED=8       | SEED (seeder.seed): found '8', expected '7'
            RUN_ID=x FHIR_URL=http://one/fhir              |
            RUN_ID=x FHIR_URL=http://two/fhir RESUME=false |
            RUN_ID=x FHIR_URL=http://two/fhir RESUME=never |
            RUN_ID=y FHIR_URL=http://one/fhir              |
            RUN_ID=bad                                     | run-bad.jsonl: line 1 is none of a journal
            SEED=7                                         | run-bad.jsonl: line 1 is none of a journal
            """)
    void an_unfinished_run_that_cannot_go_on_here_stops_the_start(String settings, @Nullable String reason)
            throws IOException {
        // Given
        Path ledger = Files.createDirectories(folder.resolve("ledger"));
        Files.writeString(ledger.resolve("run-x.jsonl"), """
                {"request":{"seed":"7","pt":"bc"},"destination":{"sink":"fhir","to":"http://one/fhir","writeMode":"update"}}
                """);
        if (reason != null && reason.contains("run-bad")) {
            Files.writeString(ledger.resolve("run-bad.jsonl"), "{}\n");
        }
        Map<String, String> environment = new HashMap<>(Map.of("DATA_DIR", folder.toString(), "FHIR_AUTH", "none"));
        Stream.of(settings.split(" "))
                .map(setting -> setting.split("="))
                .forEach(setting -> environment.put(setting[0], setting[1]));

        // When
        Throwable refusal = catchThrowable(() -> check(environment, Map.of()));

        // Then
        if (reason == null) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isInstanceOf(SettingsException.class).hasMessageContaining(reason);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            verify | -    | SEED (seeder.seed): found nothing, expected the seed that TRIGGER=verify is about, or RUN_ID
            purge  | -    | SEED (seeder.seed): found nothing, expected the seed that TRIGGER=purge is about, or RUN_ID
            verify | gone | RUN_ID (seeder.run-id): found 'gone', expected a run that DATA_DIR remembers, or SEED beside it
            """)
    void a_job_that_does_not_say_of_whom_it_is_stops_the_start(String job, String runId, String problem) {
        // Given
        Map<String, String> environment = new HashMap<>(Map.of("DATA_DIR", folder.toString(), "TRIGGER", job));
        if (runId != null) {
            environment.put("RUN_ID", runId);
        }

        // When
        assertThatThrownBy(() -> check(environment, Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessage(problem);
        environment.put("SEED", "7");
        assertThatCode(() -> check(environment, Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "verify", "purge"})
    void a_job_is_about_a_server(String job) {
        // When
        assertThatThrownBy(() -> check(
                        Map.of("DATA_DIR", folder.toString(), "TRIGGER", job, "SEED", "7", "SINK", "ndjson"), Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessage("SINK (seeder.sink): found 'ndjson', expected fhir: TRIGGER=%s is about a server"
                        .formatted(job));
    }

    @Test
    void no_server_is_asked_how_files_of_bundles_are_to_be_written() {
        // When
        assertThatThrownBy(() ->
                        check(Map.of("DATA_DIR", folder.toString(), "SINK", "bundles", "WRITE_MODE", "auto"), Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("WRITE_MODE (seeder.write-mode): found 'auto', expected another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conditional-create", "create", "auto"})
    void a_batch_may_only_hold_what_can_be_sent_twice(String mode) {
        // When
        assertThatThrownBy(() -> check(
                        Map.of("DATA_DIR", folder.toString(), "BUNDLE_TYPE", "batch", "WRITE_MODE", mode), Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BUNDLE_TYPE (seeder.bundle-type): found 'batch'")
                .hasMessageContaining(mode);
    }

    @Test
    void a_job_may_be_about_a_run_that_nobody_may_repeat() throws IOException {
        // Given
        Files.writeString(
                Files.createDirectories(folder.resolve("ledger")).resolve("run-x.json"),
                "{\"seed\":\"5\",\"pt\":\"bc\"}");
        Map<String, String> environment =
                Map.of("DATA_DIR", folder.toString(), "RUN_ID", "x", "WRITE_MODE", "create", "TRIGGER", "verify");

        // Then
        assertThatCode(() -> check(environment, Map.of())).doesNotThrowAnyException();
    }

    private static void check(Map<String, String> environment, Map<String, String> properties) {
        Preflight.check(new Surroundings(Path.of(""), environment, properties));
    }
}
