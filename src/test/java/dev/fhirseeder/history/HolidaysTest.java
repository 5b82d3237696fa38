package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    @ParameterizedTest
    @CsvSource({"1961, 1961-04-02", "2000, 2000-04-23", "2008, 2008-03-23", "2024, 2024-03-31", "2038, 2038-04-25"})
    void easter_falls_on_its_day(int year, LocalDate easter) {
        assertThat(Holidays.easter(year)).isEqualTo(easter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01",
                "2024-03-29",
                "2024-04-01",
                "2024-05-20",
                "2024-07-01",
                "2024-08-05",
                "2024-09-02",
                "2024-10-14",
                "2024-12-25",
                "2024-12-26"
            })
    void clinics_and_schools_are_closed_on_holidays(LocalDate holiday) {
        // Given
        int day = (int) holiday.toEpochDay();
        // When
        // Then
        assertThat(Holidays.on(day)).isTrue();
        assertThat(Visits.open(day)).isGreaterThan(day);
        assertThat(Visits.schoolDay(day)).isGreaterThan(day);
    }

    @Test
    void a_day_that_is_open_stays_and_those_of_weekends_are_spread_over_the_week() {
        // Given
        int[] weekdays = new int[7];
        // When
        for (int day = 10_000; day < 20_000; day++) {
            int open = Visits.schoolDay(day);
            weekdays[LocalDate.ofEpochDay(open).getDayOfWeek().ordinal()]++;
            // Then
            assertThat(Visits.schoolDay(open)).isEqualTo(open);
            assertThat(Visits.open(Visits.open(day))).isEqualTo(Visits.open(day));
        }
        assertThat(weekdays[0]).isLessThan(2_500);
        assertThat(weekdays[5] + weekdays[6]).isZero();
    }
}
