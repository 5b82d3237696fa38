package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    static Iterable<Setting<?>> settings() {
        return Setting.all();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void the_help_tells_of_every_setting_its_names_its_meaning_its_values_and_its_default(Setting<?> setting) {
        // When
        String help = Usage.help();

        // Then
        String standard = setting.standard().isEmpty() ? "no default" : "default: " + setting.standard();
        assertThat(help.lines().map(String::strip))
                .containsSubsequence(
                        "%s (%s)".formatted(setting.variable(), setting.property()),
                        setting.meaning(),
                        "%s; %s".formatted(setting.expected(), standard));
    }

    @Test
    void the_help_tells_every_exit_code() {
        assertThat(Usage.help().lines().dropWhile(line -> !line.startsWith("Exit codes")))
                .first()
                .asString()
                .contains("0 every record delivered", "1 some record not delivered", "2 wrong settings or usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version"})
    void a_question_is_answered(String question) {
        assertThat(Application.refuse(question)).contains(Application.DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--hepl",
                "help",
                "-h",
                "--help --version",
                "--explain",
                "--explain -1",
                "--explain seven",
                "--explain 1 2",
                "--report",
                "--report a b",
                ""
            })
    void any_other_argument_is_refused(String arguments) {
        assertThat(Application.refuse(arguments.split(" "))).contains(Application.REFUSED);
    }
}
