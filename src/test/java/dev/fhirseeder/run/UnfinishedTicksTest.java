package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a tick of a feed that did not come to its end. */
class UnfinishedTicksTest {

    @TempDir
    Path ledger;

    @ParameterizedTest
    @ValueSource(strings = {"update", "create"})
    void a_tick_whose_process_is_killed_goes_on_with_its_own_people_and_date_before_others_begin(String writeMode) {
        // Given
        Runs killed = new Ledgers(ledger).writeMode(writeMode).runs();
        Run begun = killed.open(Map.of("records", 9, Runs.NEXT, "true"));
        begun.delivered(Indices.parse("2-5"), Map.of("Patient", 4), 40);

        // When
        Runs restarted = new Ledgers(ledger)
                .writeMode(writeMode)
                .on(Requests.DAY.plusDays(1), 8)
                .runs();
        Run rest = restarted.open(Map.of("records", 4, Runs.NEXT, "true"));
        deliver(restarted, rest, "0-8");
        restarted.close(rest);
        Run following = restarted.open(Map.of("records", 4, Runs.NEXT, "true"));

        // Then
        assertThat(rest.id()).isEqualTo(begun.id());
        assertThat(rest.request()).isEqualTo(begun.request());
        assertThat(rest.restored()).isEqualTo(4);
        assertThat(rest.tally().delivered()).isEqualTo(9);
        assertThat(rest.troubles()).isEmpty();
        assertThat(following.request().startIndex()).isEqualTo(9);
        assertThat(following.request().records()).isEqualTo(4);
        assertThat(following.request().seed()).isEqualTo(7);
        assertThat(following.request().asOf()).isEqualTo(Requests.DAY.plusDays(1));
    }

    @Test
    void a_tick_of_which_somebody_remains_is_taken_up_by_the_next() {
        // Given
        Runs runs = runs();
        Run first = runs.open(Map.of("records", 3, Runs.NEXT, "true"));
        deliver(runs, first, "0,2");
        runs.close(first);

        // When
        Run second = runs.open(Map.of("records", 3, Runs.NEXT, "true"));
        List<Long> made = new ArrayList<>();
        runs.records(second).forEachRemaining(record -> made.add(record.key().index()));

        // Then
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(made).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({"update, 0", "create, 9"})
    void a_killed_tick_that_nobody_remembers_is_taken_again_unless_others_would_be_created_twice(
            String writeMode, long next) {
        // Given
        forgetful(writeMode).open(Map.of("records", 9, Runs.NEXT, "true"));

        // When
        Run following = forgetful(writeMode).open(Map.of("records", 4, Runs.NEXT, "true"));

        // Then
        assertThat(following.request().startIndex()).isEqualTo(next);
        assertThat(ledger.toFile().list()).containsExactly("feed-bc.json");
    }

    @ParameterizedTest
    @CsvSource({"update, '0,1', 0", "update, '0-3', 4", "create, '0,1', 4", "create, '0-3', 4"})
    void a_tick_that_nobody_remembers_is_taken_again_if_somebody_remains(String writeMode, String people, long next) {
        // Given
        Runs runs = forgetful(writeMode);
        Run run = runs.open(Map.of("records", 4, Runs.NEXT, "true"));
        deliver(runs, run, people);

        // When
        runs.close(run);

        // Then
        assertThat(runs.open(Map.of(Runs.NEXT, "true")).request().startIndex()).isEqualTo(next);
    }

    @Test
    void a_process_that_dies_between_the_feed_and_the_journal_sends_nobody_twice() throws IOException {
        // Given
        Run run = runs().open(Map.of("records", 3, Runs.NEXT, "true"));
        run.delivered(Indices.parse("0-2"), Map.of("Patient", 3), 1);
        new Ledgers(ledger).feed().advance(run.request(), 3);

        // When
        Runs restarted = runs();
        Run again = restarted.open(Map.of("records", 3, Runs.NEXT, "true"));
        boolean makesNobody = !restarted.records(again).hasNext();
        restarted.close(again);

        // Then
        assertThat(again.id()).isEqualTo(run.id());
        assertThat(makesNobody).isTrue();
        assertThat(runs().open(Map.of(Runs.NEXT, "true")).request().startIndex())
                .isEqualTo(3);
    }

    @Test
    void a_feed_that_goes_to_another_server_takes_its_people_anew_and_back_again_the_rest() {
        // Given
        Run first = runs().open(Map.of("records", 3, Runs.NEXT, "true"));
        first.delivered(Indices.parse("0"), Map.of("Patient", 1), 1);
        Runs elsewhere =
                new Ledgers(ledger).to("fhir", "http://two/fhir", "update").runs();

        // When
        Run second = elsewhere.open(Map.of("records", 9, Runs.NEXT, "true"));
        deliver(elsewhere, second, "0-8");
        elsewhere.close(second);
        Runs back = runs();
        Run rest = back.open(Map.of(Runs.NEXT, "true"));
        deliver(back, rest, "0-2");
        back.close(rest);

        // Then
        assertThat(second.request().startIndex()).isZero();
        assertThat(second.restored()).isZero();
        assertThat(rest.id()).isEqualTo(first.id());
        assertThat(rest.restored()).isEqualTo(1);
        assertThat(back.open(Map.of(Runs.NEXT, "true")).request().startIndex()).isEqualTo(9);
    }

    @Test
    void a_feed_whose_state_was_removed_begins_anew_and_leaves_no_journal_behind() throws IOException {
        // Given
        Run old = new Ledgers(ledger).with("SEED", 7).runs().open(Map.of("records", 3, Runs.NEXT, "true"));
        old.delivered(Indices.parse("0"), Map.of("Patient", 1), 1);
        Files.delete(ledger.resolve("feed-bc-seed7.json"));

        // When
        Run anew = new Ledgers(ledger)
                .with("SEED", 7)
                .drawing("anew")
                .runs()
                .open(Map.of("records", 3, Runs.NEXT, "true"));

        // Then
        assertThat(anew.restored()).isZero();
        assertThat(ledger.toFile().list()).containsExactlyInAnyOrder("feed-bc-seed7.json", "run-anew.jsonl");
    }

    private Runs runs() {
        return new Ledgers(ledger).runs();
    }

    private Runs forgetful(String writeMode) {
        return new Ledgers(ledger).resume(Resume.NEVER).writeMode(writeMode).runs();
    }

    private static void deliver(Runs runs, Run run, String people) {
        runs.records(run).forEachRemaining(record -> {
            Indices who = Indices.of(List.of(record.key().index()));
            if (Indices.parse(people).contains(record.key().index())) {
                run.delivered(who, Map.of("Patient", 1), 1);
            } else {
                run.left(who);
            }
        });
    }
}
