package dev.fhirseeder.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Jurisdictions JURISDICTIONS = Jurisdictions.onClassPath();

    @Test
    void what_a_message_leaves_out_comes_from_the_settings() {
        // When
        GenerationRequest request =
                reader(Map.of("NUM_RECORDS", "5", "SEED", "9")).read(Map.of("pt", "on"));

        // Then
        assertThat(request.pts()).containsExactly("on");
        assertThat(request.records()).isEqualTo(5);
        assertThat(request.seed()).isEqualTo(9);
        assertThat(request.asOf()).isEqualTo(TODAY);
        assertThat(request.populationDate()).isEqualTo(TODAY);
    }

    @Test
    void what_a_message_states_wins() {
        // When
        GenerationRequest request = reader(Map.of("NUM_RECORDS", "5", "SEED", "9", "AS_OF", "2020-01-01"))
                .read(Map.of(
                        "records", 6L, "seed", "-1", "startIndex", 100, "asOf", "2021-01-01", "vaccines", "MMR,Var"));

        // Then
        assertThat(request.records()).isEqualTo(6);
        assertThat(request.seed()).isEqualTo(-1);
        assertThat(request.startIndex()).isEqualTo(100);
        assertThat(request.asOf()).isEqualTo(LocalDate.of(2021, 1, 1));
        assertThat(request.vaccines()).containsExactly("MMR", "Var");
    }

    @Test
    void the_population_date_is_the_as_of_date_unless_chosen() {
        // When
        GenerationRequest request = reader(Map.of("AS_OF", "2020-01-01")).read(Map.of());

        // Then
        assertThat(request.populationDate()).isEqualTo(LocalDate.of(2020, 1, 1));
    }

    @Test
    void a_seed_that_nobody_chose_is_drawn_anew_for_each_request() {
        // Given
        RequestReader reader = reader(Map.of());

        // When
        long first = reader.read(Map.of()).seed();
        long second = reader.read(Map.of()).seed();

        // Then
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void all_faults_of_a_request_are_named_at_once() {
        // Given
        String provinces = JURISDICTIONS.all().stream().map(Jurisdiction::code).collect(Collectors.joining(", "));

        // When
        assertThatThrownBy(() -> reader(Map.of("AS_OF", "2020-01-01", "POPULATION_DATE", "2020-01-02", "PT", "bc,xx"))
                        .read(Map.of("vaccines", "MMR,nonsense")))

                // Then
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems())
                                .hasSize(3)
                                .anyMatch(problem -> problem.startsWith("PT")
                                        && problem.contains("'xx'")
                                        && problem.contains(provinces))
                                .anyMatch(problem -> problem.startsWith("vaccines: ") && problem.contains("'nonsense'"))
                                .anyMatch(problem -> problem.startsWith("POPULATION_DATE")));
    }

    @Test
    void a_fault_names_the_setting_that_it_comes_from_and_the_words_of_the_message_that_it_stands_against() {
        assertThatThrownBy(() -> reader(Map.of("AGE_FROM", "9")).read(Map.of("ageTo", 8)))
                .hasMessage("AGE_FROM (seeder.age-from): found '9', expected at most ageTo, which is 8");
        assertThatThrownBy(() -> reader(Map.of("AGE_FROM", "9", "AGE_TO", "8")).read(Map.of()))
                .hasMessage("AGE_FROM (seeder.age-from): found '9', expected at most AGE_TO, which is 8");
    }

    @ParameterizedTest
    @CsvSource({"bc, 81818181, 1, true", "bc, 81818182, 1, false", "on, 899999999, 1, true", "on, 899999999, 2, false"})
    void a_province_numbers_no_more_people_than_its_rule_allows(String pt, String start, String records, boolean fits) {
        // Given
        RequestReader reader = reader(Map.of("PT", pt, "START_INDEX", start, "NUM_RECORDS", records));

        // Then
        if (fits) {
            assertThat(reader.read(Map.of()).endIndex()).isEqualTo(Long.parseLong(start) + 1);
        } else {
            assertThatThrownBy(() -> reader.read(Map.of())).hasMessageContaining("health numbers");
        }
    }

    @Test
    void an_index_belongs_to_the_provinces_in_turn_and_is_the_same_record_as_of_that_province_alone() {
        // Given
        GenerationRequest both = reader(Map.of("PT", "bc,on", "SEED", "1")).read(Map.of());
        GenerationRequest ontario = reader(Map.of("PT", "on", "SEED", "1")).read(Map.of());

        // Then
        assertThat(both.key(6).pt()).isEqualTo("bc");
        assertThat(both.key(7)).isEqualTo(ontario.key(7));
    }

    private static RequestReader reader(Map<String, String> environment) {
        long[] seed = {1000};
        return new RequestReader(
                new SettingsReader(environment, Map.of()).read(),
                new RequestRules(JURISDICTIONS, (pt, name) -> !name.equals("nonsense")),
                () -> TODAY,
                () -> seed[0]++);
    }
}
