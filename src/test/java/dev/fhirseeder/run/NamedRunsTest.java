package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.request.RequestRules;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import dev.fhirseeder.vaccine.Catalogue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedRunsTest {

    private static final Jurisdictions JURISDICTIONS = Jurisdictions.onClassPath();
    private static final Jurisdiction BC = JURISDICTIONS.find("bc").orElseThrow();
    private static final RecordGenerator GENERATOR =
            new RecordGenerator(Map.of("bc", new Chronicler(BC, Catalogue.load())));

    @TempDir
    Path ledger;

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
    void what_contradicts_a_name_is_refused_each_with_what_was_asked_and_what_is() {
        // Given
        runs(reader(Map.of(), Requests.DAY, 7), () -> "named").open(Map.of("records", 3));
        Runs again = runs(reader(Map.of("SEED", "9", "NUM_RECORDS", "3"), Requests.DAY, 8), () -> "named");

        // When
        assertThatThrownBy(() -> again.open(Map.of("startIndex", 4)))

                // Then
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(2)
                                .anyMatch(problem -> problem.startsWith("SEED (seeder.seed): found '9', expected '7'"))
                                .anyMatch(problem -> problem.startsWith("START_INDEX")
                                        && problem.contains("found '4', expected '0'")));
    }

    @Test
    void a_name_keeps_its_style_of_health_numbers() {
        // Given
        Map<String, String> failing = Map.of("HEALTH_NUMBERS", "invalid-check-digit");
        runs(reader(failing, Requests.DAY, 7), () -> "named").open(Map.of());
        Runs contrary = runs(reader(Map.of("HEALTH_NUMBERS", "valid"), Requests.DAY, 8), () -> "named");

        // When
        GenerationRequest again = runs(reader(Map.of(), Requests.DAY, 8), () -> "named")
                .open(Map.of())
                .request();

        // Then
        assertThat(again.healthNumbers()).isEqualTo(NumberStyle.INVALID_CHECK_DIGIT);
        assertThatThrownBy(() -> contrary.open(Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HEALTH_NUMBERS (seeder.health-numbers): found 'valid'");
    }

    @Test
    void a_name_keeps_its_completeness() {
        // Given
        runs(reader(Map.of("COMPLETENESS", "0.70"), Requests.DAY, 7), () -> "named")
                .open(Map.of());
        Runs same = runs(reader(Map.of("COMPLETENESS", ".7"), Requests.DAY, 8), () -> "named");
        Runs contrary = runs(reader(Map.of("COMPLETENESS", "1"), Requests.DAY, 8), () -> "named");

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
        runs(reader(Map.of(), Requests.DAY, 7), () -> "drawn").open(Map.of());

        // When
        GenerationRequest again = runs(reader(Map.of(), Requests.DAY, 8), () -> "drawn")
                .open(Map.of())
                .request();

        // Then
        assertThat(again.seed()).isEqualTo(8);
    }

    private static RequestReader reader(Map<String, String> environment, LocalDate today, long seed) {
        return new RequestReader(
                new SettingsReader(environment, Map.of()).read(),
                new RequestRules(JURISDICTIONS, (pt, name) -> true),
                () -> today,
                () -> seed);
    }

    private Runs runs(RequestReader requests, Supplier<String> names) {
        return new Runs(
                requests,
                GENERATOR,
                new Feed(ledger, Optional.empty(), true),
                new Ledger(ledger, Optional.of("named")),
                names);
    }
}
