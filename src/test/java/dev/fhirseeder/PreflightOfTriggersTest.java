package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands against a trigger before anything is started. */
class PreflightOfTriggersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron       | CRON    | 0 30 8 ? * MON-FOO | CRON (seeder.cron): found '0 30 8 ? * MON-FOO'
            file       | INBOX   | /dev/null          | INBOX (seeder.inbox): found '/dev/null'
            cron,timer | CRON    | 0 0 3 * * ?        | TRIGGER (seeder.trigger): found 'cron,timer'
            once       | CLUSTER | file               | CLUSTER (seeder.cluster): found 'file'
            http       | RUN_ID  | one                | RUN_ID (seeder.run-id): found 'one', expected nothing beside TRIGGER=http
            kafka      | RUN_ID  | one                | RUN_ID (seeder.run-id): found 'one', expected nothing beside TRIGGER=kafka
            file       | RUN_ID  | one                | RUN_ID (seeder.run-id): found 'one', expected nothing beside TRIGGER=file
            work       | RUN_ID  | one                | RUN_ID (seeder.run-id): found 'one', expected nothing beside TRIGGER=work
            """)
    void what_stands_against_a_trigger_is_named_in_one_message(
            String trigger, String variable, String value, String problem) {
        // Given
        Map<String, String> environment = Map.of("DATA_DIR", folder.toString(), "TRIGGER", trigger, variable, value);

        // When
        assertThatThrownBy(() -> Preflight.check(new Surroundings(Path.of(""), environment, Map.of())))

                // Then
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .asString()
                                .startsWith(problem));
    }

    @Test
    void a_data_folder_in_use_stands_against_no_process_of_a_cluster() {
        // Given
        DataLock taken = DataLock.take(new DataFolder(folder));
        Map<String, String> environment = Map.of("DATA_DIR", folder.toString(), "TRIGGER", "timer", "CLUSTER", "file");

        // When
        assertThatCode(() -> Preflight.check(new Surroundings(Path.of(""), environment, Map.of())))

                // Then
                .doesNotThrowAnyException();
        taken.close();
    }
}
