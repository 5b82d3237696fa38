package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DataLockTest {

    @TempDir
    Path folder;

    /** A process that takes a folder and keeps it until it is killed. */
    static final class Holder {

        private Holder() {}

        /** Takes the folder that is named, and says so. */
        public static void main(String... arguments) throws IOException {
            DataLock lock = DataLock.take(new DataFolder(Path.of(arguments[0])));
            System.out.write(1);
            System.out.flush();
            System.in.read();
            lock.close();
        }
    }

    @Test
    void a_folder_is_taken_once_and_again_when_it_is_free() {
        // Given
        DataFolder data = new DataFolder(folder.resolve("data"));
        DataLock first = DataLock.take(data);

        // When
        assertThatThrownBy(() -> DataLock.take(new DataFolder(folder.resolve("./data"))))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("DATA_DIR (seeder.data-dir): found")
                .hasMessageContaining("expected a folder that no other fhir-seeder uses; process %d does"
                        .formatted(ProcessHandle.current().pid()));
        first.close();
        DataLock.take(data).close();
        assertThat(DataLock.problem(data)).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void another_process_keeps_it_also_from_those_who_only_look_until_it_is_killed() throws Exception {
        // Given
        DataFolder data = new DataFolder(folder);
        Process other = Child.start("true", Holder.class, Map.of(), folder.toString());
        int ready = other.getInputStream().read();

        // When
        assertThatThrownBy(() -> DataLock.take(data))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("process %d does".formatted(other.pid()));
        assertThat(ready).isEqualTo(1);
        assertThat(DataLock.problem(data)).isPresent();
        other.destroyForcibly().waitFor();
        DataLock.take(data).close();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void the_refusal_of_another_does_not_free_the_folder() throws Exception {
        // Given
        DataFolder data = new DataFolder(folder);
        DataLock first = DataLock.take(data);
        assertThatThrownBy(() -> DataLock.take(data)).isInstanceOf(SettingsException.class);

        // When
        Process other = Child.start("true", Holder.class, Map.of(), folder.toString());
        int said = other.getInputStream().read();
        int exitCode = other.waitFor();

        // Then
        assertThat(said).as("nothing was said").isEqualTo(-1);
        assertThat(exitCode).isNotZero();
        first.close();
    }

    @Test
    void to_look_makes_nothing() {
        // When
        DataLock.problem(new DataFolder(folder.resolve("data")));

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_in_its_place_is_refused() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("file"));

        // When
        assertThatThrownBy(() -> DataLock.take(new DataFolder(file)))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("it cannot be made");
    }

    @Test
    void two_seeders_at_once_are_one_too_many() {
        // Given
        DataLock first = DataLock.take(new DataFolder(folder));

        // When
        int exitCode = Application.run(
                new Surroundings(Path.of(""), Map.of("DATA_DIR", folder.toString(), "MANAGEMENT_PORT", "0"), Map.of()));

        // Then
        assertThat(exitCode).isEqualTo(Application.REFUSED);
        first.close();
    }
}
