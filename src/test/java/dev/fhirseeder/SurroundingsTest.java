package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

    @TempDir
    Path folder;

    @Test
    void the_environment_wins_over_the_command_line_which_wins_over_the_file() throws IOException {
        // Given
        write("seeder.num-records=1\nseeder.pt=on\nseeder.bundle-size=3\n");
        Properties commandLine = new Properties();
        commandLine.setProperty("seeder.num-records", "2");
        commandLine.setProperty("seeder.pt", "bc,on");

        // When
        var settings = Surroundings.of(folder, Map.of("NUM_RECORDS", "4"), commandLine)
                .settings()
                .read();

        // Then
        assertThat(settings.get(Setting.NUM_RECORDS)).isEqualTo(4);
        assertThat(settings.get(Setting.PT)).containsExactly("bc", "on");
        assertThat(settings.get(Setting.BUNDLE_SIZE)).isEqualTo(3);
    }

    @Test
    void what_is_blank_hides_nothing() throws IOException {
        // Given
        write("seeder.pt=on\n");
        Properties commandLine = new Properties();
        commandLine.setProperty("seeder.pt", " ");

        // When
        var settings = Surroundings.of(folder, Map.of("PT", ""), commandLine)
                .settings()
                .read();

        // Then
        assertThat(settings.get(Setting.PT)).containsExactly("on");
    }

    @Test
    void what_is_set_over_them_wins_over_everything() {
        // Given
        var given = new Surroundings(folder, Map.of("PT", "bc"), Map.of("seeder.pt", "bc"));

        // When
        var changed = given.with(Setting.PT, "on");

        // Then
        assertThat(changed.settings().read().get(Setting.PT)).containsExactly("on");
        assertThat(given.settings().read().get(Setting.PT)).containsExactly("bc");
    }

    @Test
    void a_file_that_is_no_properties_file_is_named() throws IOException {
        // Given
        write("seeder.pt=\\u00zz\n");

        // When
        assertThatThrownBy(() -> Surroundings.of(folder, Map.of(), new Properties()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("application.properties: not readable as properties");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("application.properties"), text);
    }

    @Test
    void a_secret_on_the_command_line_is_told_of_and_one_in_the_file_is_another_matter() throws IOException {
        // Given
        Files.writeString(folder.resolve("application.properties"), "seeder.fhir-password=s3cret\n");
        Properties commandLine = new Properties();
        commandLine.setProperty("seeder.fhir-token", "s3cret");

        // When
        Surroundings given = Surroundings.of(folder, Map.of(), commandLine);

        // Then
        assertThat(given.openSecrets())
                .singleElement()
                .asString()
                .startsWith("FHIR_TOKEN (seeder.fhir-token): found on the command line")
                .doesNotContain("s3cret");
        assertThat(given.writtenSecrets()).containsExactly("FHIR_PASSWORD");
    }
}
