package dev.fhirseeder.vaccine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table says what the calendar of the platform says, within the table and outside of it. */
class MonthsTest {

    @Test
    void each_day_lies_in_its_month() {
        LocalDate end = LocalDate.of(2302, 1, 1);
        for (LocalDate date = LocalDate.of(1798, 1, 1); date.isBefore(end); date = date.plusDays(1)) {
            // Given
            int day = (int) date.toEpochDay();
            // When
            int month = Months.of(day);
            // Then
            assertThat(month).as("%s", date).isEqualTo(date.getYear() * 12 + date.getMonthValue() - 1);
            assertThat(Months.of(date)).as("%s", date).isEqualTo(month);
            assertThat(Months.first(month)).as("%s", date).isEqualTo((int)
                    date.withDayOfMonth(1).toEpochDay());
            assertThat(Months.day(month, date.getDayOfMonth())).as("%s", date).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @CsvSource({"2023-02-28, 31", "2024-02-29, 30", "1900-02-28, 29", "2026-04-30, 31", "2299-12-31, 31"})
    void a_short_month_ends_with_its_last_day(LocalDate last, int dayOfMonth) {
        // When
        int day = Months.day(Months.of(last), dayOfMonth);
        // Then
        assertThat(day).isEqualTo((int) last.toEpochDay());
    }
}
