package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of people who are looked for: their indices have gaps, and the books have none. */
class SelectiveRunsTest {

    private static final Map<String, Integer> ONE = Map.of("Patient", 1);

    /** From here on the province numbers fewer people than are asked for. */
    private static final long LAST = 81_818_000;

    @TempDir
    Path folder;

    @Test
    void a_run_that_goes_on_makes_those_who_are_missing_and_nobody_else() {
        // Given
        Run whole =
                process().with("RESUME", "never").resume(Resume.NEVER).runs().open(Map.of());
        List<PatientRecord> everybody =
                ImmutableList.copyOf(process().resume(Resume.NEVER).runs().records(whole));
        Run first = process().runs().open(Map.of());
        first.delivered(Indices.parse("0-1,3"), ONE, 1);

        // When
        Runs again = process().runs();
        Run resumed = again.open(Map.of());
        List<PatientRecord> missing = ImmutableList.copyOf(again.records(resumed));

        // Then
        assertThat(everybody).hasSize(6).extracting(PatientRecord::place).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(everybody.get(5).key().index()).isGreaterThan(5);
        assertThat(resumed.id()).isEqualTo(first.id());
        assertThat(missing).containsExactly(everybody.get(2), everybody.get(4), everybody.get(5));
        assertThat(resumed.generated()).isEqualTo(6);
    }

    @Test
    void those_of_whom_nobody_knows_come_first() {
        // Given
        Run first = process().runs().open(Map.of());
        first.sending(Indices.parse("4"));

        // When
        Runs again = process().runs();
        List<PatientRecord> made = ImmutableList.copyOf(again.records(again.open(Map.of())));

        // Then
        assertThat(made).extracting(PatientRecord::place).containsExactly(4L, 0L, 1L, 2L, 3L, 5L);
    }

    @Test
    void a_feed_goes_on_after_the_last_who_was_found() {
        // Given
        Runs runs = process().runs();
        Run first = runs.open(Map.of(Runs.NEXT, true));
        List<PatientRecord> made = ImmutableList.copyOf(runs.records(first));
        first.delivered(Indices.between(0, 6), ONE, 1);
        runs.close(first);

        // When
        Run next = process().runs().open(Map.of(Runs.NEXT, true));

        // Then
        assertThat(next.request().startIndex()).isEqualTo(made.get(5).key().index() + 1);
    }

    @Test
    void a_feed_goes_on_even_if_the_process_ended_when_everybody_was_there_and_before_that_was_noted() {
        // Given
        Runs runs = process().runs();
        Run first = runs.open(Map.of(Runs.NEXT, true));
        List<PatientRecord> made = ImmutableList.copyOf(runs.records(first));
        first.delivered(Indices.between(0, 6), ONE, 1);

        // When
        Runs again = process().runs();
        Run resumed = again.open(Map.of(Runs.NEXT, true));
        List<PatientRecord> missing = ImmutableList.copyOf(again.records(resumed));
        again.close(resumed);
        Run next = process().runs().open(Map.of(Runs.NEXT, true));

        // Then
        assertThat(missing).isEmpty();
        assertThat(next.request().startIndex()).isEqualTo(made.get(5).key().index() + 1);
    }

    @Test
    void a_run_that_has_looked_at_all_there_are_is_over_though_somebody_remains() {
        // Given
        Runs runs = last().runs();
        Run run = runs.open(Map.of());
        int found = ImmutableList.copyOf(runs.records(run)).size();
        run.delivered(Indices.between(LAST, LAST + found), ONE, 1);

        // When
        runs.close(run);

        // Then
        assertThat(found).isBetween(1, 99);
        assertThat(run.remaining()).isEqualTo(100 - found);
        assertThat(run.resumption()).isEmpty();
        assertThat(last().runs().open(Map.of()).restored()).isZero();
    }

    @Test
    void a_run_of_which_somebody_was_found_and_has_not_arrived_goes_on() {
        // Given
        Runs runs = last().runs();
        Run run = runs.open(Map.of());
        int found = ImmutableList.copyOf(runs.records(run)).size();
        run.delivered(Indices.between(LAST + 1, LAST + found), ONE, 1);
        run.left(Indices.between(LAST, LAST + 1));

        // When
        runs.close(run);

        // Then
        assertThat(last().runs().open(Map.of()).restored()).isEqualTo(found - 1);
    }

    @Test
    void a_feed_that_finds_no_more_goes_on_after_the_last() {
        // Given
        Runs runs = last().runs();
        Run first = runs.open(Map.of(Runs.NEXT, true));
        List<PatientRecord> made = ImmutableList.copyOf(runs.records(first));
        first.delivered(Indices.between(LAST, LAST + made.size()), ONE, 1);
        runs.close(first);

        // When
        Run next = last().runs().open(Map.of(Runs.NEXT, true));

        // Then
        assertThat(next.request().startIndex())
                .isEqualTo(made.get(made.size() - 1).key().index() + 1);
    }

    @Test
    void a_word_that_says_nothing_is_refused_and_does_not_do_away_with_a_setting() {
        assertThatThrownBy(() -> process().runs().open(Map.of("city", " ", "vaccines", "")))
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(
                                        "vaccines: found nothing, expected names, comma-separated",
                                        "city: found nothing, expected names, comma-separated"));
    }

    @Test
    void a_feed_that_must_not_repeat_itself_refuses_to_look_for_people() {
        // Given
        Ledgers create = process().to("fhir", "http://one/fhir", "create").resume(Resume.NEVER);

        // Then
        assertThatThrownBy(() -> create.runs().open(Map.of(Runs.NEXT, true)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AGE_FROM, AGE_TO and CITY");
    }

    @Test
    void a_search_that_finds_nobody_ends_when_the_run_is_stopped() throws Exception {
        // Given
        Runs runs = process().with("AGE_FROM", 120).with("CITY", "Vancouver").runs();
        Run run = runs.open(Map.of());
        CompletableFuture<Boolean> found =
                CompletableFuture.supplyAsync(() -> runs.records(run).hasNext());
        assertThatThrownBy(() -> found.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

        // When
        run.stop();

        // Then
        assertThat(found.get(1, TimeUnit.MINUTES)).isFalse();
    }

    /** Asks for more of the last people of the province than there are. */
    private Ledgers last() {
        return process().with("START_INDEX", LAST).with("NUM_RECORDS", 100);
    }

    private Ledgers process() {
        return new Ledgers(folder).with("SEED", 7).with("NUM_RECORDS", 6).with("AGE_FROM", 70);
    }
}
