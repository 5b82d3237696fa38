package dev.fhirseeder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison of shown and printed output is lenient where it must be, and nowhere else. */
class ShownTest {

    @Test
    void what_may_vary_may_vary() {
        // Given
        Shown shown = new Shown(
                "mvn", "Run 20261122-114104-9578e1b03f .... at http://localhost:8080/fhir took 1.6 s, SEED=7\n");

        // Then
        assertThat(
                        shown.matches(
                                List.of(
                                        "2026-11-22T11:40:59.288Z WARN  Pool slow",
                                        "Run 20270101-000000-ffffffffff ......... at http://127.0.0.1:4711/fhir took 99.0 s, SEED=-3  ")))
                .isTrue();
    }

    @Test
    void what_the_command_chose_may_not() {
        assertThat(new Shown("SEED=7 mvn", "SEED=7\n").matches(List.of("SEED=8")))
                .isFalse();
        assertThat(new Shown("mvn", "10 people\n").matches(List.of("11 people")))
                .isFalse();
    }

    @Test
    void a_line_that_is_not_shown_or_not_printed_is_a_difference() {
        assertThat(new Shown("mvn", "a\nb\n").matches(List.of("a", "x", "b"))).isFalse();
        assertThat(new Shown("mvn", "a\nb\n").matches(List.of("a"))).isFalse();
        assertThat(new Shown("mvn", "a\n").matches(List.of("a", "b"))).isFalse();
    }

    @Test
    void an_ellipsis_stands_for_any_lines() {
        assertThat(new Shown("mvn", "…\nb\n…\n").matches(List.of("a", "b"))).isTrue();
        assertThat(new Shown("mvn", "…\nb\n").matches(List.of("a", "c"))).isFalse();
    }

    @Test
    void an_interrupt_comes_when_all_is_printed_that_is_shown() {
        // Given
        Shown shown = new Shown("mvn", "…\nb\n^C\n");

        // Then
        assertThat(shown.isInterrupted()).isTrue();
        assertThat(shown.matches(List.of("a"))).isFalse();
        assertThat(shown.matches(List.of("a", "b", "c"))).isTrue();
    }
}
