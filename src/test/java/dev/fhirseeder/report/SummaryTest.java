package dev.fhirseeder.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Checkpoint;
import dev.fhirseeder.run.Destination;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Resumable;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Shipment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

    private final Locale usual = Locale.getDefault();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(usual);
    }

    @Test
    void a_complete_run_says_so_and_where_to() {
        // When
        String summary = summary(Reported.complete(), "http://localhost/fhir");

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
        assertThat(summary(Reported.broken(), "x"))
                .contains("not every record delivered to x; see the dead letters")
                .contains("1,000 delivered, 300 dead-lettered, 200 remaining");
    }

    @Test
    void a_run_with_failures_says_how_the_server_answered_and_which_attempts_were_slow() {
        // Given
        Run run = Reported.broken();
        run.tally().answered(1_391);
        run.tally().answers().enter(200, 1_391, () -> "8e6c");
        run.tally().answers().enter(503, 12, () -> "9f00");
        run.tally().answers().enter(0, 3, () -> "none");
        run.tally().answers().failed("transient X 503");
        run.tally().answers().failed("unreachable Y");

        // Then
        assertThat(summary(run, "x"))
                .containsPattern("answers +none: 1, 200: 1, 503: 1\n")
                .containsPattern("  failed +1 x transient X 503\n")
                .containsPattern("  failed +1 x unreachable Y\n")
                .containsPattern("  slowest +1,391 ms, status 200, bundle 8e6c\n");
    }

    @Test
    void a_run_that_met_no_failure_does_not_count_its_answers() {
        assertThat(summary(Reported.complete(), "x")).doesNotContain("answers", "failed");
    }

    @Test
    void a_run_without_dead_letters_sends_nobody_to_look_for_them() {
        assertThat(summary(Requests.run(1), "x"))
                .contains("not every record delivered to x")
                .doesNotContain("see the dead letters");
    }

    @Test
    void a_run_that_took_no_time_has_a_rate_all_the_same() {
        assertThat(summary(Requests.run(1), "x")).doesNotContain("NaN", "Infinity", "∞");
    }

    @Test
    void what_would_make_the_run_again_can_be_pasted_into_a_shell() {
        assertThat(summary(Reported.complete(), "x"))
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
        String summary = summary(run, "x");

        // Then
        assertThat(summary)
                .contains(
                        "POPULATION_DATE=2026-11-22 AGE_FROM=12 CITY='Kelowna,Prince George' HEALTH_NUMBERS=invalid-check-digit COMPLETENESS=0.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-CA", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void a_summary_is_the_same_wherever_the_machine_stands(String locale) {
        // Given
        Run run = Reported.complete();
        RunReport report = RunReport.of(run, "x");
        Locale.setDefault(Locale.ROOT);
        String expected = Summary.of(report, run);

        // When
        Locale.setDefault(Locale.forLanguageTag(locale));

        // Then
        assertThat(Summary.of(report, run)).isEqualTo(expected);
    }

    @Test
    void a_run_that_went_on_is_as_fast_as_its_last_process_was_and_says_how_to_go_on_once_more(@TempDir Path folder) {
        // Given
        Resumable resumable = new Resumable(folder, folder);
        Run begun = resumable.open(0, 20);
        begun.written(new Checkpoint(Indices.parse("0-9"), Map.of("Patient", 10L), 1, 100, Map.of()));
        resumable.close(begun);

        // When
        Run resumed = resumable.open(0, 20);

        // Then
        assertThat(summary(resumed, "x"))
                .containsPattern("Patient +10\n")
                .contains(
                        " s, 0 resources/s\n",
                        "to resume              RUN_ID=" + resumed.id() + " java -jar fhir-seeder.jar\n");
        assertThat(summary(Reported.complete(), "x")).doesNotContain("to resume");
    }

    @Test
    void who_shares_the_work_names_every_server_to_which_others_have_sent_and_no_other(@TempDir Path folder) {
        // Given
        Reports reports = new Reports(folder, new PrintStream(printed, true, UTF_8), 0);
        Run nowhere = Requests.shared(2);
        Run one = sent(Requests.shared(2), "http://one/fhir");
        Run two = sent(Requests.shared(2), "http://two/fhir", "", "http://one/fhir", "http://two/fhir");

        // When
        List<String> where = Stream.of(nowhere, one, two)
                .map(reports::tell)
                .map(RunReport::fhirUrl)
                .toList();

        // Then
        assertThat(where).containsExactly("", "http://one/fhir", "http://one/fhir, http://two/fhir");
        assertThat(printed.toString(UTF_8))
                .contains(
                        "Run test: not every record delivered\n",
                        "Run test: every record delivered to http://one/fhir\n",
                        "Run test: every record delivered to http://one/fhir, http://two/fhir\n")
                .doesNotContain("FHIR_URL=http://one"); // what others have written is nothing to be pasted
    }

    private static Run sent(Run run, String... where) {
        run.tally().delivered(2, Map.of("Patient", 2), 500);
        Stream.of(where).forEach(run::sent);
        return run;
    }

    @Test
    void files_are_written_and_not_sent_again() {
        // When
        String bundles = summary(files("bundles", "gzip"), "x");
        String lines = summary(files("ndjson", "none"), "x");

        // Then
        assertThat(bundles).contains("Bundles                1 written, 500 bytes before compression\n");
        assertThat(lines).contains("files                  500 bytes\n").doesNotContain("Bundles", "retries");
    }

    private static Run files(String sink, String compression) {
        Run run = Requests.run(3, new Shipment(new Destination(sink, "x", "update", compression), 10, 1));
        run.tally().delivered(3, Map.of("Patient", 3), 500);
        return run;
    }

    private static String summary(Run run, String where) {
        return Summary.of(RunReport.of(run, where), run);
    }
}
