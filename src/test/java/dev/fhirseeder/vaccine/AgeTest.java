package dev.fhirseeder.vaccine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({
        "P12Y6M, 2000-08-31, 2013-02-28",
        "P6W, 2024-02-01, 2024-03-14",
        "P24W, 2024-01-01, 2024-06-17",
        "P60M, 2020-02-29, 2025-02-28",
        "P35D, 2021-01-01, 2021-02-05",
        "P0D, 2021-01-01, 2021-01-01"
    })
    void an_age_begins_on_its_day(String age, LocalDate birth, LocalDate day) {
        // When
        LocalDate found = Age.parse(age).from(birth);
        // Then
        assertThat(found).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P28D", "P1M", "P2M", "P12M", "P18M", "P12Y6M", "P65Y", "P11Y1M10D"})
    void an_age_is_reached_on_its_day_and_not_before(String text) {
        // Given
        Age age = Age.parse(text);
        for (int i = 0; i < 2_000; i++) {
            LocalDate birth = LocalDate.of(2000, 1, 1).plusDays(i);
            // When
            LocalDate day = age.from(birth);
            // Then
            assertThat(age.reached(birth, day)).as("born %s", birth).isTrue();
            assertThat(age.reached(birth, day.minusDays(1)))
                    .as("born %s", birth)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P28D", "P1M", "P2M", "P12M", "P18M", "P12Y6M", "P65Y", "P11Y1M10D", "P200Y"})
    void an_age_is_the_same_whether_days_or_dates_are_asked_for(String text) {
        // Given
        Age age = Age.parse(text);
        for (int day = -30_000; day < 25_000; day += 7) {
            LocalDate birth = LocalDate.ofEpochDay(day);
            // When
            int from = (int) age.from(birth).toEpochDay();
            // Then
            assertThat(age.dayFrom(birth)).as("born %s", birth).isEqualTo(from);
            assertThat(age.after(day)).as("born %s", birth).isEqualTo(from);
            assertThat(age.reached(birth, from)).as("born %s", birth).isTrue();
            assertThat(age.reached(birth, from - 1)).as("born %s", birth).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 months", "P-1M", "PT3H", ""})
    void what_is_no_age_is_refused(String text) {
        // When
        // Then
        assertThatThrownBy(() -> Age.parse(text)).isInstanceOf(RuntimeException.class);
    }
}
