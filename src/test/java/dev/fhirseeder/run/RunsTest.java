package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.RequestRules;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.vaccine.Catalogue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

    private static final Jurisdictions JURISDICTIONS = Jurisdictions.onClassPath();
    private static final Jurisdiction BC = JURISDICTIONS.find("bc").orElseThrow();
    private static final RecordGenerator GENERATOR =
            new RecordGenerator(Map.of("bc", new Chronicler(BC, Catalogue.load())));

    @TempDir
    Path ledger;

    @Test
    void an_open_run_is_known_until_it_is_finished() {
        // Given
        Runs runs = runs();

        // When
        Run run = runs.open(Map.of("records", 2));
        Optional<Run> during = runs.current();
        runs.finish(run);

        // Then
        assertThat(run.id()).isEqualTo("run-1");
        assertThat(during).containsSame(run);
        assertThat(runs.current()).isEmpty();
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
    void a_name_used_again_makes_the_same_people_from_the_same_seed_and_dates() {
        // Given
        LocalDate day = Requests.DAY;
        GenerationRequest first =
                runs(reader(Map.of(), day, 7), () -> "named").open(Map.of()).request();

        // When
        GenerationRequest again = runs(reader(Map.of(), day.plusDays(30), 8), () -> "named")
                .open(Map.of())
                .request();
        GenerationRequest other = runs(reader(Map.of(), day.plusDays(30), 8), () -> "other")
                .open(Map.of())
                .request();

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other.seed()).isEqualTo(8);
        assertThat(other.asOf()).isEqualTo(day.plusDays(30));
    }

    @Test
    void what_the_operator_states_wins_over_what_a_name_remembers() {
        // Given
        runs(reader(Map.of(), Requests.DAY, 7), () -> "named").open(Map.of());

        // When
        GenerationRequest again = runs(reader(Map.of("SEED", "9"), Requests.DAY, 8), () -> "named")
                .open(Map.of())
                .request();

        // Then
        assertThat(again.seed()).isEqualTo(9);
    }

    private static RequestReader reader(Map<String, String> environment, LocalDate today, long seed) {
        return new RequestReader(
                new SettingsReader(environment, Map.of()).read(),
                new RequestRules(JURISDICTIONS, (pt, name) -> true),
                () -> today,
                () -> seed);
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

    @Test
    void a_feed_goes_on_where_generation_ended_whatever_was_asked() {
        // Given
        Runs runs = runs();
        Run stopped = runs.open(Map.of("records", 9, Runs.NEXT, "true"));
        Iterator<PatientRecord> records = runs.records(stopped);
        records.next();
        records.next();
        runs.finish(stopped);

        // When
        Run next = runs().open(Map.of("records", 4, Runs.NEXT, "true"));

        // Then
        assertThat(next.request().startIndex()).isEqualTo(2);
        assertThat(next.request().endIndex()).isEqualTo(6);
    }

    @Test
    void a_run_that_is_not_of_the_feed_leaves_the_feed_alone() {
        // Given
        Runs runs = runs();
        Run run = runs.open(Map.of("records", 2));
        runs.records(run).next();

        // When
        runs.finish(run);

        // Then
        assertThat(ledger.toFile().list()).containsExactly("run-run-1.json");
    }

    @Test
    void a_feed_that_has_used_up_the_health_numbers_is_refused_and_nothing_is_under_way() {
        // Given
        Runs runs = runs();
        long capacity = BC.healthNumbers().scheme().capacity();
        new Feed(ledger, Optional.empty()).advance(Requests.from(capacity - 2, 1), 1);

        // When
        assertThatThrownBy(() -> runs.open(Map.of("records", 2, Runs.NEXT, "true")))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("health numbers");
        assertThat(runs.current()).isEmpty();
    }

    private Runs runs() {
        AtomicInteger number = new AtomicInteger();
        RequestReader requests = new RequestReader(
                new SettingsReader(Map.of("SEED", "7"), Map.of()).read(),
                new RequestRules(JURISDICTIONS, (pt, name) -> true),
                () -> Requests.DAY,
                () -> 7);
        return runs(requests, () -> "run-" + number.incrementAndGet());
    }

    private Runs runs(RequestReader requests, Supplier<String> names) {
        return new Runs(requests, GENERATOR, new Feed(ledger, Optional.empty()), new Ledger(ledger), names);
    }
}
