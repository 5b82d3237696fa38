package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.generate.PatientRecord;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsTest {

    @TempDir
    Path ledger;

    @Test
    void an_open_run_is_known_until_it_is_finished() {
        // Given
        Runs runs = runs();

        // When
        Run run = runs.open(Map.of("records", 2));
        Optional<Run> during = runs.underWay().stream().findFirst();
        runs.close(run);

        // Then
        assertThat(run.id()).isEqualTo("run-1");
        assertThat(during).containsSame(run);
        assertThat(runs.underWay().stream().findFirst()).isEmpty();
    }

    @Test
    void the_records_of_a_run_are_made_as_they_are_taken() {
        // Given
        Runs runs = runs();
        Run run = runs.open(Map.of("records", 3, "startIndex", 5));

        // When
        Iterator<PatientRecord> records = runs.records(run);
        long first = records.next().key().index();

        // Then
        assertThat(first).isEqualTo(5);
        assertThat(run.generated()).isEqualTo(1);
    }

    @Test
    void a_run_whose_generation_broke_off_makes_no_more_and_keeps_the_rest_as_remaining() {
        // Given
        Runs runs = runs();
        Run run = runs.open(Map.of("records", 3));
        Iterator<PatientRecord> records = runs.records(run);
        records.next();

        // When
        runs.broken(run, new IllegalStateException("planted"));

        // Then
        assertThat(records.hasNext()).isFalse();
        assertThat(run.remaining()).isEqualTo(3);
        assertThat(run.isInterrupted()).isFalse();
    }

    @Test
    void a_record_that_cannot_be_made_ends_the_generation() {
        // Given
        Run run = Requests.run(3);
        Iterator<PatientRecord> broken = run.count(Stream.<PatientRecord>generate(() -> {
                    throw new IllegalStateException("planted");
                })
                .iterator());

        // When
        assertThatThrownBy(broken::next).hasMessage("planted");

        // Then
        assertThat(broken.hasNext()).isFalse();
        assertThat(run.generated()).isZero();
    }

    @Test
    void to_stop_ends_every_run_that_is_under_way() {
        // Given
        Runs runs = runs();
        Run one = runs.open(Map.of("records", 9));
        Run other = runs.open(Map.of("records", 9));

        // When
        runs.stop();

        // Then
        assertThat(runs.records(one).hasNext()).isFalse();
        assertThat(runs.records(other).hasNext()).isFalse();
    }

    @Test
    void what_is_to_be_done_after_the_stop_is_done_when_every_run_knows_of_it() {
        // Given
        Runs runs = runs();
        Run one = runs.open(Map.of("records", 9));
        AtomicBoolean knew = new AtomicBoolean();
        runs.afterStop(() -> knew.set(one.isInterrupted()));

        // When
        runs.stop();
        Run late = runs.open(Map.of("records", 9));

        // Then
        assertThat(knew).isTrue();
        assertThat(late.isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 0, true", "1, 1, 0, true", "1, 0, 1, true", "1, 0, 0, false", "2, 1, 0, false", "2, 0, 1, false"
    })
    void books_that_do_not_balance_are_a_trouble(int delivered, int deadLettered, int left, boolean balanced) {
        // Given
        Runs runs = runs();
        Run run = runs.open(Map.of("records", 2));
        runs.records(run).next();
        runs.records(run).next();
        run.tally().delivered(delivered, Map.of(), 0);
        run.tally().deadLettered(deadLettered);
        run.tally().left(left);

        // When
        runs.close(run);

        // Then
        assertThat(run.troubles())
                .hasSize(balanced ? 0 : 1)
                .allMatch(text -> text.startsWith("the books do not balance"));
    }

    @Test
    void a_run_that_is_not_of_the_feed_leaves_the_feed_alone() {
        // Given
        Runs runs = runs();
        Run run = runs.open(Map.of("records", 2));
        runs.records(run).next();
        run.left(Indices.parse("0"));

        // When
        runs.close(run);

        // Then
        assertThat(ledger.toFile().list()).containsExactly("run-run-1.jsonl");
    }

    private Runs runs() {
        return new Ledgers(ledger).with("SEED", 7).runs();
    }
}
