package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The settings file that is shipped shows every setting once, and changes none. */
class ApplicationPropertiesTest {

    private static final Path FILE = Path.of("application.properties");

    @Test
    void the_settings_file_shows_every_setting_as_the_code_has_it() throws Exception {
        // When
        String shown = Files.readString(FILE);

        // Then
        assertThat(shown).as("%s; let it be%n%n%s", FILE, SettingsTexts.file()).isEqualTo(SettingsTexts.file());
    }

    @Test
    void the_settings_file_as_shipped_chooses_nothing() throws Exception {
        assertThat(Files.readAllLines(FILE)).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }
}
