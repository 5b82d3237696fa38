package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.RequestRules;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.vaccine.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runs of a feed, which take the next people each. */
class FeedRunsTest {

    private static final Jurisdictions JURISDICTIONS = Jurisdictions.onClassPath();
    private static final Jurisdiction BC = JURISDICTIONS.find("bc").orElseThrow();
    private static final RecordGenerator GENERATOR =
            new RecordGenerator(Map.of("bc", new Chronicler(BC, Catalogue.load())));

    @TempDir
    Path ledger;

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 9"})
    void a_feed_whose_process_is_killed_takes_the_same_people_unless_they_would_be_created_twice(
            boolean repeatable, long next) {
        // Given
        Run killed = runs(repeatable).open(Map.of("records", 9, Runs.NEXT, "true"));

        // When
        Run following = runs(repeatable).open(Map.of("records", 4, Runs.NEXT, "true"));

        // Then
        assertThat(killed.request().startIndex()).isZero();
        assertThat(following.request().startIndex()).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"true, 2, 2", "true, 1, 0", "false, 2, 2", "false, 1, 2"})
    void a_feed_goes_on_past_those_who_are_accounted_for_unless_others_would_be_created_twice(
            boolean repeatable, int delivered, long next) {
        // Given
        Runs runs = runs(repeatable);
        Run stopped = runs.open(Map.of("records", 9, Runs.NEXT, "true"));
        Iterator<PatientRecord> records = runs.records(stopped);
        records.next();
        records.next();
        stopped.tally().delivered(delivered, Map.of(), 0);

        // When
        runs.close(stopped);

        // Then
        Run following = runs().open(Map.of("records", 4, Runs.NEXT, "true"));
        assertThat(following.request().startIndex()).isEqualTo(next);
        assertThat(following.request().endIndex()).isEqualTo(next + 4);
    }

    @Test
    void two_runs_never_take_the_same_people_of_a_feed() {
        // Given
        Runs runs = runs();
        Queue<Long> taken = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();

        // When
        Crowd.of(4, thread -> {
            for (int i = 0; i < 50; i++) {
                try {
                    Run run = runs.open(Map.of("records", 1, Runs.NEXT, "true"));
                    taken.add(run.request().startIndex());
                    runs.records(run).next();
                    run.tally().delivered(1, Map.of(), 0);
                    runs.close(run);
                } catch (SettingsException e) {
                    refused.incrementAndGet();
                }
            }
        });

        // Then
        assertThat(taken).doesNotHaveDuplicates().hasSize(200 - refused.get());
        assertThat(runs.open(Map.of(Runs.NEXT, "true")).request().startIndex()).isEqualTo(taken.size());
    }

    @Test
    void a_feed_whose_people_are_being_made_is_refused_to_others_and_named() {
        // Given
        Runs runs = runs();
        runs.open(Map.of(Runs.NEXT, "true"));

        // When
        assertThatThrownBy(() -> runs.open(Map.of(Runs.NEXT, "true")))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("run run-1 still makes the next people of bc");
    }

    @Test
    void a_feed_that_cannot_go_on_is_a_trouble_of_the_run_and_the_run_is_closed_all_the_same() throws IOException {
        // Given
        Runs runs = runs();
        Run run = runs.open(Map.of(Runs.NEXT, "true"));
        Files.delete(ledger.resolve("feed-bc.json"));
        Files.createDirectories(ledger.resolve("feed-bc.json/taken"));

        // When
        runs.close(run);

        // Then
        assertThat(run.troubles()).singleElement().asString().contains("the feed stays at index 0", "feed-bc.json");
        assertThat(runs.current()).isEmpty();
    }

    @Test
    void a_feed_that_has_used_up_the_health_numbers_is_refused_and_nothing_is_under_way() {
        // Given
        Runs runs = runs();
        long capacity = BC.healthNumbers().scheme().capacity();
        new Feed(ledger, Optional.empty(), true).advance(Requests.from(capacity - 2, 1), 1);

        // When
        assertThatThrownBy(() -> runs.open(Map.of("records", 2, Runs.NEXT, "true")))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("health numbers");
        assertThat(runs.current()).isEmpty();
    }

    private Runs runs() {
        return runs(true);
    }

    private Runs runs(boolean repeatable) {
        AtomicInteger number = new AtomicInteger();
        RequestReader requests = new RequestReader(
                new SettingsReader(Map.of("SEED", "7"), Map.of()).read(),
                new RequestRules(JURISDICTIONS, (pt, name) -> true),
                () -> Requests.DAY,
                () -> 7);
        return new Runs(
                requests,
                GENERATOR,
                new Feed(ledger, Optional.empty(), repeatable),
                new Ledger(ledger, Optional.empty()),
                () -> "run-" + number.incrementAndGet());
    }
}
