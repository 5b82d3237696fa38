package dev.fhirseeder.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

    private final Locale usual = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Test
    void a_complete_run_says_so_and_where_to() {
        // When
        String summary = Summary.of(RunReport.of(Reported.complete(), "http://localhost/fhir"), Optional.empty());

        // Then
        assertThat(summary)
                .contains("Run test: every record delivered to http://localhost/fhir")
                .contains("1,500 requested, 1,500 delivered, 0 dead-lettered, 0 remaining")
                .contains("1,234,567 bytes")
                .containsPattern("Patient +1,500")
                .contains("p50 12 ms, p95 12 ms, p99 12 ms, max 12 ms");
    }

    @Test
    void a_run_with_dead_letters_says_where_to_look() {
        assertThat(Summary.of(RunReport.of(Reported.broken(), "x"), Optional.empty()))
                .contains("not every record delivered to x; see the dead letters")
                .contains("1,000 delivered, 300 dead-lettered, 200 remaining");
    }

    @Test
    void a_run_without_dead_letters_sends_nobody_to_look_for_them() {
        assertThat(Summary.of(RunReport.of(Requests.run(1), "x"), Optional.empty()))
                .contains("not every record delivered to x")
                .doesNotContain("see the dead letters");
    }

    @Test
    void a_run_that_took_no_time_has_a_rate_all_the_same() {
        assertThat(Summary.of(RunReport.of(Requests.run(1), "x"), Optional.empty()))
                .doesNotContain("NaN", "Infinity", "∞");
    }

    @Test
    void what_would_make_the_run_again_can_be_pasted_into_a_shell() {
        assertThat(Summary.of(RunReport.of(Reported.complete(), "x"), Optional.empty()))
                .contains("SEED=7 PT=bc START_INDEX=0 NUM_RECORDS=1500 AS_OF=2026-11-22 POPULATION_DATE=2026-11-22");
    }

    @Test
    void what_was_chosen_is_part_of_what_would_make_the_run_again() {
        // Given
        Run run = new Run(
                "test",
                new GenerationRequest(
                        List.of("bc"),
                        1,
                        0,
                        7,
                        Requests.DAY,
                        Requests.DAY,
                        List.of(),
                        NumberStyle.INVALID_CHECK_DIGIT,
                        0.7,
                        new Criteria(12L, null, List.of("Kelowna", "Prince George"))),
                false);

        // When
        String summary = Summary.of(RunReport.of(run, "x"), Optional.empty());

        // Then
        assertThat(summary)
                .contains(
                        "POPULATION_DATE=2026-11-22 AGE_FROM=12 CITY='Kelowna,Prince George' HEALTH_NUMBERS=invalid-check-digit COMPLETENESS=0.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-CA", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void a_summary_is_the_same_wherever_the_machine_stands(String locale) {
        // Given
        RunReport report = RunReport.of(Reported.complete(), "x");
        Locale.setDefault(Locale.ROOT);
        String expected = Summary.of(report, Optional.empty());

        // When
        Locale.setDefault(Locale.forLanguageTag(locale));

        // Then
        assertThat(Summary.of(report, Optional.empty())).isEqualTo(expected);
    }

    @Test
    void a_run_that_did_not_come_to_its_end_says_how_to_resume_it_if_that_can_be() {
        // Given
        RunReport unfinished = RunReport.of(Requests.run(3), "x");
        RunReport finished = RunReport.of(Reported.complete(), "x");

        // When
        String summary = Summary.of(unfinished, Optional.of("RUN_ID=test"));

        // Then
        assertThat(summary).contains("to resume              RUN_ID=test\n");
        assertThat(Summary.of(unfinished, Optional.empty())).doesNotContain("to resume");
        assertThat(Summary.of(finished, Optional.of("RUN_ID=test"))).doesNotContain("to resume");
    }
}
