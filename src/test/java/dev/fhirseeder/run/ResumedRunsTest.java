package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which run goes on when a process ended before it did, and with whom. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ResumedRunsTest {

    /** What the second process has other than the first, and whether it goes on with its run. */
    static final List<Arguments> CASES = List.of(
            goesOn("the same again", again -> again),
            goesOn(
                    "the same date, stated on another day",
                    again -> again.with("AS_OF", Requests.DAY).on(Requests.DAY.plusDays(1), 7)),
            beginsAnew("on another day", again -> again.on(Requests.DAY.plusDays(1), 7)),
            beginsAnew("another seed", again -> again.with("SEED", 8)),
            beginsAnew("more people", again -> again.with("NUM_RECORDS", 10)),
            beginsAnew("another start", again -> again.with("START_INDEX", 1)),
            beginsAnew("one vaccine", again -> again.with("VACCINES", "MMR")),
            beginsAnew("other numbers", again -> again.with("HEALTH_NUMBERS", "invalid-check-digit")),
            beginsAnew("an age", again -> again.with("AGE_TO", 50)),
            beginsAnew("a place", again -> again.with("CITY", "Kelowna")),
            beginsAnew("not complete", again -> again.with("COMPLETENESS", "0.5")),
            beginsAnew("another server", again -> again.to("fhir", "http://two/fhir", "update")),
            beginsAnew("another write mode", again -> again.writeMode("conditional-create")),
            beginsAnew("other compression", again -> again.compressed("gzip")),
            beginsAnew("another sink", again -> again.to("ndjson", "data/ndjson", "update")),
            beginsAnew("RESUME=false", again -> again.resume(Resume.FALSE)),
            beginsAnew("RESUME=never", again -> again.resume(Resume.NEVER)),
            beginsAnew("a name that nobody has", again -> again.named("new")));

    @TempDir
    Path ledger;

    @TempDir
    Path folder;

    private static Arguments goesOn(String what, UnaryOperator<Ledgers> other) {
        return Arguments.of(Named.of(what, other), true);
    }

    private static Arguments beginsAnew(String what, UnaryOperator<Ledgers> other) {
        return Arguments.of(Named.of(what, other), false);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void an_unfinished_run_goes_on_if_the_same_is_asked_for_the_same_place(
            UnaryOperator<Ledgers> other, boolean goesOn) {
        // Given
        Run first = asked().runs().open(Map.of());
        first.delivered(Indices.parse("2-5"), Map.of("Patient", 4, "Immunization", 40), 400);
        first.deadLettered(Indices.parse("7"));

        // When
        Run second = other.apply(asked().drawing("second")).runs().open(Map.of());

        // Then
        assertThat(second.id().equals(first.id())).isEqualTo(goesOn);
        assertThat(second.restored()).isEqualTo(goesOn ? 5 : 0);
        assertThat(second.generated()).isEqualTo(goesOn ? 5 : 0);
        assertThat(second.tally().resources())
                .isEqualTo(goesOn ? Map.of("Patient", 4L, "Immunization", 40L) : Map.of());
        assertThat(second.tally().bundles()).isEqualTo(goesOn ? 1 : 0);
        assertThat(second.tally().deadLettered()).isEqualTo(goesOn ? 1 : 0);
        assertThat(second.isBalanced()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FALSE, run-second.jsonl", "NEVER, run-run-1.jsonl run-second.json"})
    void what_begins_anew_takes_the_place_of_what_was_asked_the_same_unless_it_leaves_nothing_behind(
            Resume resume, String files) {
        // Given
        asked().runs().open(Map.of());

        // When
        asked().drawing("second").resume(resume).runs().open(Map.of());

        // Then
        assertThat(ledger.toFile().list()).containsExactlyInAnyOrder(files.split(" "));
    }

    @Test
    void a_run_that_has_come_to_its_end_begins_anew_and_leaves_no_journal() {
        // Given
        Runs runs = asked().runs();
        Run first = runs.open(Map.of());
        runs.records(first).forEachRemaining(record -> {});
        first.delivered(Indices.parse("0-8"), Map.of(), 1);
        runs.close(first);
        List<String> files = List.of(ledger.toFile().list());

        // When
        Run second = asked().drawing("second").runs().open(Map.of());

        // Then
        assertThat(files).containsExactly("run-run-1.json");
        assertThat(second.id()).isEqualTo("second");
        assertThat(second.restored()).isZero();
    }

    @Test
    void a_run_that_is_under_way_is_left_alone_by_another_that_is_asked_the_same() {
        // Given
        Runs runs = asked().runs();
        Run first = runs.open(Map.of());

        // When
        Run second = runs.open(Map.of());

        // Then
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(ledger.toFile().list()).hasSize(2);
    }

    @Test
    void who_is_written_to_files_is_made_again_from_the_last_checkpoint_on() throws IOException {
        // Given
        Run first = files().open(Map.of());
        first.delivered(Indices.parse("0-5"), Map.of("Patient", 6), 60);
        first.written(
                new Checkpoint(Indices.parse("0-3"), Map.of("Patient", 4L), 2, 40, Map.of("Patient.ndjson", 40L)));
        Files.writeString(new Parts(folder, first.id()).part("Patient.ndjson"), "x".repeat(60));

        // When
        Run second = files().open(Map.of());

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.restored()).isEqualTo(4);
        assertThat(second.tally().resources()).isEqualTo(Map.of("Patient", 4L));
        assertThat(second.files()).isEqualTo(Map.of("Patient.ndjson", 40L));
        assertThat(second.memory().missing(second.request())).containsExactly(Range.closedOpen(4L, 9L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "torn"})
    void files_that_are_shorter_than_at_their_checkpoint_begin_with_the_first_person_under_the_same_name(String rest)
            throws IOException {
        // Given
        Run first = files().open(Map.of());
        first.written(
                new Checkpoint(Indices.parse("0-3"), Map.of("Patient", 4L), 2, 40, Map.of("Patient.ndjson", 40L)));
        if (!rest.isEmpty()) {
            Files.writeString(new Parts(folder, first.id()).part("Patient.ndjson"), rest);
        }

        // When
        Run second = files().open(Map.of());

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.restored()).isZero();
        assertThat(second.files()).isEmpty();
        assertThat(second.memory().missing(second.request())).containsExactly(Range.closedOpen(0L, 9L));
    }

    @Test
    void a_checkpoint_that_must_not_be_remembered_is_not() {
        // Given
        Run run = Requests.run(4);
        run.delivered(Indices.parse("0-3"), Map.of("Patient", 4), 40);

        // When
        run.written(new Checkpoint(Indices.parse("0-3"), Map.of("Patient", 4L), 2, 40, Map.of("Patient.ndjson", 40L)));

        // Then
        assertThat(run.files()).isEmpty();
        run.takeBack();
        assertThat(run.remaining()).isEqualTo(4);
    }

    private Runs files() {
        return asked().to("ndjson", folder.toString(), "update").runs();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobody_is_made_a_second_time_and_nobody_left_out_however_often_the_process_ends(long seed) {
        // Given
        Random chance = new Random(seed);
        List<Long> made = new ArrayList<>();
        Run run;

        // When
        do {
            Runs process = asked().runs();
            run = process.open(Map.of());
            Run current = run;
            int lives = chance.nextInt(4);
            Stream.generate(process.records(run)::next)
                    .limit(Math.min(lives, run.remaining()))
                    .forEach(record -> {
                        made.add(record.key().index());
                        current.delivered(Indices.of(List.of(record.key().index())), Map.of("Patient", 1), 5);
                    });
        } while (run.remaining() > 0);

        // Then
        assertThat(made).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(run.tally().resources()).isEqualTo(Map.of("Patient", 9L));
        assertThat(run.tally().bytes()).isEqualTo(45);
    }

    @Test
    void who_was_being_sent_is_made_first_and_named_as_uncertain() {
        // Given
        Run first = asked().writeMode("create").runs().open(Map.of());
        first.sending(Indices.parse("4-6"));
        first.unsent(Indices.parse("6"));
        first.delivered(Indices.parse("0,5"), Map.of(), 1);

        // When
        Runs again = asked().writeMode("create").runs();
        Run second = again.open(Map.of());
        List<Long> made = new ArrayList<>();
        again.records(second).forEachRemaining(record -> made.add(record.key().index()));

        // Then
        assertThat(second.uncertain()).hasToString("4");
        assertThat(made).containsExactly(4L, 1L, 2L, 3L, 6L, 7L, 8L);
    }

    private Ledgers asked() {
        return new Ledgers(ledger).with("SEED", 7).with("NUM_RECORDS", 9);
    }
}
