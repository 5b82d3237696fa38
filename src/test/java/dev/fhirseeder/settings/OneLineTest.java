package dev.fhirseeder.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void control_characters_are_written_out_and_all_else_stays() {
        assertThat(OneLine.of("a\r\nb\u001b[31m\u0085\u2028é… \\ '\"$1 𝒳"))
                .isEqualTo("a\\u000d\\u000ab\\u001b[31m\\u0085\\u2028é… \\ '\"$1 𝒳");
    }

    @Test
    void a_fault_is_one_line_whatever_it_quotes() {
        // When
        SettingsException refusal =
                new SettingsException(List.of("city: found 'x\n2026 ERROR forged', expected a city", "pt: found ''"));

        // Then
        assertThat(refusal.problems()).noneMatch(problem -> problem.contains("\n"));
        assertThat(refusal.getMessage().lines()).hasSize(2);
        assertThat(SettingsException.passing("a\nb").getMessage().lines()).hasSize(1);
    }
}
