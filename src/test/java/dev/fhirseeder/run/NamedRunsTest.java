package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.settings.SettingsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedRunsTest {

    @TempDir
    Path ledger;

    @Test
    void a_name_used_again_makes_the_same_people_from_the_same_seed_and_dates() {
        // Given
        LocalDate day = Requests.DAY;
        GenerationRequest first = named().on(day, 7).runs().open(Map.of()).request();

        // When
        GenerationRequest again =
                named().on(day.plusDays(30), 8).runs().open(Map.of()).request();
        GenerationRequest other = new Ledgers(ledger)
                .named("other")
                .on(day.plusDays(30), 8)
                .runs()
                .open(Map.of())
                .request();

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other.seed()).isEqualTo(8);
        assertThat(other.asOf()).isEqualTo(day.plusDays(30));
    }

    @Test
    void what_contradicts_a_name_is_refused_each_with_what_was_asked_and_what_is() {
        // Given
        named().runs().open(Map.of("records", 3));
        Runs again = named().with("SEED", 9).with("NUM_RECORDS", 3).runs();

        // When
        assertThatThrownBy(() -> again.open(Map.of("startIndex", 4)))

                // Then
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(2)
                                .anyMatch(problem -> problem.startsWith("SEED (seeder.seed): found '9', expected '7'"))
                                .anyMatch(problem -> problem.startsWith("startIndex: ")
                                        && problem.contains("found '4', expected '0'")));
    }

    @Test
    void a_refused_request_takes_no_name_from_those_who_come_after_it() {
        // Given
        Runs runs = named().runs();
        assertThatThrownBy(() -> runs.open(Map.of("records", 0))).isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> runs.open(Map.of("records", 0))).isInstanceOf(SettingsException.class);

        // When
        Run first = runs.open(Map.of());
        Run second = runs.open(Map.of());

        // Then
        assertThat(first.id()).isEqualTo("named");
        assertThat(second.id()).isEqualTo("named-2");
    }

    @Test
    void what_a_message_states_is_refused_in_its_words_also_where_the_run_of_its_name_stands_against_it() {
        // Given
        new Ledgers(ledger).runs().open(Map.of("runId", "one", "records", 3));
        Runs elsewhere =
                new Ledgers(ledger).to("ndjson", "/data/ndjson", "update").runs();

        // Then
        assertThatThrownBy(() -> elsewhere.open(Map.of("runId", "one", "sink", "ndjson", "records", 3)))
                .hasMessageContaining(
                        "sink: found 'ndjson', expected 'fhir', where the unfinished run of this runId goes");
        assertThatThrownBy(() -> new Ledgers(ledger).runs().open(Map.of("runId", "one", "records", 4)))
                .hasMessageContaining(
                        "records: found '4', expected '3', as the run of this runId was asked before; leave it out, or choose another runId");
    }

    @Test
    void a_name_keeps_its_style_of_health_numbers() {
        // Given
        named().with("HEALTH_NUMBERS", "invalid-check-digit").runs().open(Map.of());
        Runs contrary = named().with("HEALTH_NUMBERS", "valid").runs();

        // When
        GenerationRequest again =
                named().on(Requests.DAY, 8).runs().open(Map.of()).request();

        // Then
        assertThat(again.healthNumbers()).isEqualTo(NumberStyle.INVALID_CHECK_DIGIT);
        assertThatThrownBy(() -> contrary.open(Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HEALTH_NUMBERS (seeder.health-numbers): found 'valid'");
    }

    @Test
    void a_name_keeps_its_completeness() {
        // Given
        named().with("COMPLETENESS", "0.70").runs().open(Map.of());
        Runs same = named().with("COMPLETENESS", ".7").on(Requests.DAY, 8).runs();
        Runs contrary = named().with("COMPLETENESS", "1").runs();

        // When
        GenerationRequest again = same.open(Map.of()).request();

        // Then
        assertThat(again.completeness()).isEqualTo(0.7);
        assertThatThrownBy(() -> contrary.open(Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("COMPLETENESS (seeder.completeness): found '1.0', expected '0.7'");
    }

    @Test
    void a_name_that_nobody_chose_is_not_looked_up() {
        // Given
        Runs runs = named().drawing("drawn").runs();
        Run first = runs.open(Map.of());
        runs.records(first).next();
        first.delivered(Indices.parse("0"), Map.of(), 0);
        runs.close(first);

        // When
        GenerationRequest again = named().drawing("drawn")
                .on(Requests.DAY, 8)
                .runs()
                .open(Map.of())
                .request();

        // Then
        assertThat(again.seed()).isEqualTo(8);
    }

    private Ledgers named() {
        return new Ledgers(ledger).named("named");
    }
}
