package dev.fhirseeder.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {

    private final Locale usual = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @CsvSource({"P1D, false", "PT0S, true"})
    void a_run_is_told_of_when_it_has_been_under_way_for_as_long_as_lies_between_two_lines(
            Duration period, boolean told) {
        // Given
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Run run = Requests.run(1_500);

        // When
        new Progress(() -> List.of(run), new PrintStream(terminal, true, UTF_8), true, period).tell();

        // Then
        assertThat(terminal.toString(UTF_8).contains("people/s")).isEqualTo(told);
    }

    @Test
    void before_anything_is_done_nothing_is_estimated() {
        assertThat(Progress.line(Requests.run(1_500)))
                .isEqualTo("0/1,500 people, 0 resources, 0.0 people/s, 0 resources/s, no estimate yet");
    }

    @Test
    void the_line_tells_how_many_of_how_many_how_fast_and_how_long() {
        // Given
        Run run = Requests.run(1_500);

        // When
        run.tally().delivered(750, Map.of("Patient", 750, "Immunization", 9_000), 0);

        // Then
        assertThat(Progress.line(run))
                .matches(
                        "750/1,500 people, 9,750 resources, [0-9,]+\\.\\d people/s, [0-9,]+ resources/s, about [0-9,]+ s to go");
    }

    @Test
    void dead_letters_count_as_done_and_are_named() {
        assertThat(Progress.line(Reported.broken()))
                .startsWith("1,300/1,500 people")
                .endsWith(", 300 dead-lettered");
    }

    @Test
    void retries_and_waiting_are_told_as_long_as_there_are_any() {
        // Given
        Run run = Reported.broken();

        // When
        run.waits(true);

        // Then
        assertThat(Progress.line(run)).endsWith(", 1 retry, 300 dead-lettered, waiting for the server");
        run.waits(false);
        assertThat(Progress.line(run)).endsWith(", 1 retry, 300 dead-lettered");
    }

    @Test
    void at_the_end_nothing_is_to_go() {
        assertThat(Progress.line(Reported.complete())).endsWith("about 0 s to go");
    }

    @Test
    void the_line_is_the_same_wherever_the_machine_stands() {
        // Given
        Locale.setDefault(Locale.forLanguageTag("fr-CA"));

        // When
        String line = Progress.line(Requests.run(1_500));

        // Then
        assertThat(line).startsWith("0/1,500 people, 0 resources, 0.0 people/s");
    }
}
