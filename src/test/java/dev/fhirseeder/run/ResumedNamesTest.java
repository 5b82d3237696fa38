package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name that the operator chose means for a run that did not come to its end. */
class ResumedNamesTest {

    @TempDir
    Path ledger;

    @Test
    void a_name_goes_on_with_the_seed_and_the_dates_that_nobody_chose() {
        // Given
        Run first = new Ledgers(ledger).with("NUM_RECORDS", 9).runs().open(Map.of());
        first.delivered(Indices.parse("0-3"), Map.of(), 1);

        // When
        Run second = new Ledgers(ledger)
                .named(first.id())
                .on(Requests.DAY.plusDays(3), 99)
                .runs()
                .open(Map.of());

        // Then
        assertThat(second.request()).isEqualTo(first.request());
        assertThat(second.restored()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fhir   | http://two/fhir | update | FHIR_URL (seeder.fhir-url): found 'http://two/fhir', expected 'http://one/fhir'
            fhir   | http://one/fhir | create | WRITE_MODE (seeder.write-mode): found 'create', expected 'update'
            ndjson | http://one/fhir | update | SINK (seeder.sink): found 'ndjson', expected 'fhir'
            """)
    void an_unfinished_run_named_for_another_place_is_refused_unless_it_is_to_begin_anew(
            String sink, String to, String writeMode, String problem) {
        // Given
        asked().named("x").runs().open(Map.of());
        Ledgers elsewhere = asked().named("x").to(sink, to, writeMode);

        // When
        assertThatThrownBy(() -> elsewhere.runs().open(Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_name_that_is_to_begin_anew_may_do_so_elsewhere_with_the_same_people() {
        // Given
        Run first = asked().named("x").runs().open(Map.of());
        first.delivered(Indices.parse("0-3"), Map.of(), 1);

        // When
        Run second = new Ledgers(ledger)
                .named("x")
                .on(Requests.DAY.plusDays(1), 99)
                .to("fhir", "http://two/fhir", "update")
                .resume(Resume.FALSE)
                .runs()
                .open(Map.of());

        // Then
        assertThat(second.request()).isEqualTo(first.request());
        assertThat(second.restored()).isZero();
        assertThat(ledger.toFile().list()).containsExactly("run-x.jsonl");
    }

    @ParameterizedTest
    @CsvSource({"TRUE, false, true", "TRUE, true, false", "FALSE, false, false", "NEVER, false, false"})
    void a_name_used_before_is_refused_in_create_unless_its_run_goes_on(Resume resume, boolean finished, boolean good) {
        // Given
        Runs runs = asked().named("x").writeMode("create").runs();
        Run first = runs.open(Map.of());
        if (finished) {
            runs.records(first).forEachRemaining(record -> {});
            first.delivered(Indices.parse("0-8"), Map.of(), 1);
            runs.close(first);
        }

        // When
        Ledgers again = asked().named("x").writeMode("create").resume(resume);

        // Then
        if (good) {
            assertThat(again.runs().open(Map.of()).id()).isEqualTo("x");
        } else {
            assertThatThrownBy(() -> again.ledger().check(Requests.of(9)))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("its people would be created twice");
        }
    }

    @Test
    void a_tick_of_a_feed_is_not_resumed_by_its_name() {
        // Given
        Run tick = asked().runs().open(Map.of(Runs.NEXT, "true"));

        // When
        assertThatThrownBy(() -> asked().named(tick.id()).runs().open(Map.of()))

                // Then
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("TRIGGER=timer goes on with it");
    }

    @Test
    void a_number_that_an_unfinished_run_has_is_not_given_again() {
        // Given
        Runs before = asked().named("x").runs();
        before.open(Map.of());
        before.open(Map.of("seed", 8));

        // When
        Runs after = asked().named("x").runs();
        after.open(Map.of());
        Run second = after.open(Map.of("seed", 9));

        // Then
        assertThat(second.id()).isEqualTo("x-3");
    }

    private Ledgers asked() {
        return new Ledgers(ledger).with("SEED", 7).with("NUM_RECORDS", 9);
    }
}
