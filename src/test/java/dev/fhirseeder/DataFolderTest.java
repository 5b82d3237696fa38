package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_that_is_there_or_can_be_made_is_good_and_is_not_made_yet() {
        // When
        List<String> there = DataFolder.problems(settings(folder));
        List<String> toBeMade = DataFolder.problems(settings(folder.resolve("a/b/c")));

        // Then
        assertThat(there).isEmpty();
        assertThat(toBeMade).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_ledger_weighs_as_much_as_all_its_files_and_nothing_where_there_is_none() throws IOException {
        // Given
        DataFolder data = new DataFolder(folder);
        long before = data.ledgerBytes();

        // When
        Files.createDirectories(folder.resolve("ledger/chunks"));
        Files.writeString(folder.resolve("ledger/run-a.jsonl"), "12345");
        Files.writeString(folder.resolve("ledger/chunks/run-b.jsonl"), "123");
        Files.writeString(folder.resolve("another"), "1");

        // Then
        assertThat(before).isZero();
        assertThat(data.ledgerBytes()).isEqualTo(8);
    }

    @Test
    void a_file_in_its_place_is_named() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("data"));

        // When
        List<String> problems = DataFolder.problems(settings(file.resolve("below")));

        // Then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("DATA_DIR (seeder.data-dir): found '%s'".formatted(file.resolve("below")))
                .contains("expected a folder that can be written", file + " cannot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports", "dead-letter", "ledger", "ndjson", "bundles"})
    void a_file_in_the_place_of_a_folder_below_is_named(String name) throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve(name));

        // When
        List<String> problems = DataFolder.problems(settings(folder));

        // Then
        assertThat(problems).singleElement().asString().contains("DATA_DIR", file + " cannot");
    }

    @Test
    void however_many_folders_stand_against_it_there_is_one_line() throws IOException {
        // Given
        Path reports = Files.createFile(folder.resolve("reports"));
        Path ledger = Files.createFile(folder.resolve("ledger"));

        // When
        List<String> problems = DataFolder.problems(settings(folder));

        // Then
        assertThat(problems).singleElement().asString().contains(reports + " cannot; " + ledger + " cannot");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_folder_that_cannot_be_made_stops_the_start_with_one_fault() {
        assertThatThrownBy(() -> Preflight.check(new Surroundings(
                        Path.of(""), Map.of("DATA_DIR", "/proc/nope", "MANAGEMENT_PORT", "0"), Map.of())))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .contains("/proc cannot"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_place_where_nobody_can_write_is_named_even_to_root() {
        // When
        List<String> problems = DataFolder.problems(settings(Path.of("/proc/nope")));

        // Then
        assertThat(problems).singleElement().asString().contains("'/proc/nope'", "/proc cannot");
    }

    @Test
    void everything_lies_below_it_under_the_names_that_scripts_rely_on() {
        // When
        DataFolder data = DataFolder.of(settings(folder));

        // Then
        assertThat(List.of(data.reports(), data.deadLetters(), data.ledger(), data.ndjson(), data.bundles()))
                .containsExactly(
                        folder.resolve("reports"),
                        folder.resolve("dead-letter"),
                        folder.resolve("ledger"),
                        folder.resolve("ndjson"),
                        folder.resolve("bundles"));
    }

    private static Settings settings(Path data) {
        return new SettingsReader(Map.of("DATA_DIR", data.toString()), Map.of()).read();
    }
}
