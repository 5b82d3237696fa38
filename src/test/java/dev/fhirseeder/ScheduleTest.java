package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    /** A Friday. */
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 30 8 ? * MON-FRI    | UTC               | 2026-11-30T08:30Z[UTC]
            0 30 8 ? * MON-FRI    | America/Vancouver | 2026-11-27T08:30-08:00[America/Vancouver]
            0/2 * * * * ?         | UTC               | 2026-11-27T12:00:02Z[UTC]
            0 0 3 * * ?           | America/Toronto   | 2026-11-28T03:00-05:00[America/Toronto]
            0 0 3 1 7 ?           | America/Toronto   | 2027-07-01T03:00-04:00[America/Toronto]
            0 0 0 1 1 ? 2030      | +01:00            | 2030-01-01T00:00+01:00
            """)
    void it_fires_next_when_the_clock_of_its_zone_says_so(String cron, String zone, String next) throws Exception {
        assertThat(new Schedule(cron, ZoneId.of(zone)).after(NOW))
                .hasValueSatisfying(time -> assertThat(time).hasToString(next));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 30 8 * * MON-FRI    | Quartz says: Support for specifying both a day-of-week AND a day-of-month parameter is not implemented
            0 30 25 ? * MON       | Quartz says: Hour values must be between 0 and 23
            0 30 8 ? FOO MON      | Quartz says: Invalid Month value: 'FOO'
            every day at 3 in May | Quartz says: Illegal characters
            0 0 3 30 2 ?          | it never fires
            0 0 3 * * ? 2020      | it never fires
            """)
    void one_that_cannot_be_or_never_fires_is_a_problem_which_says_why(String cron, String why) {
        assertThat(new Schedule(cron, ZoneId.of("UTC")).problem(NOW))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("CRON (seeder.cron): found '%s', expected a Quartz expression".formatted(cron))
                        .contains("; " + why));
    }

    /** Quartz runs a firing that is less than a second late, unless it has begun only after it. */
    @ParameterizedTest
    @CsvSource({
        "PT0.9S, , 12:30, 0, 12:30",
        "PT0.9S, 12:30, 13:30, 0, 13:30",
        "PT0.9S, , 13:30, 1, 13:30",
        "PT3S, , 13:30, 1, 13:30",
        "PT3S, , 12:30, 1, 13:30",
        "PT3S, , , 1, 13:30",
        "PT-1S, , 12:30, 0, 12:30"
    })
    void the_next_firing_that_is_told_is_the_next_that_is_run_and_one_that_is_not_run_is_missed(
            Duration late, String last, String next, int missed, String told) {
        // Given
        Instant due = Instant.parse("2026-11-27T12:30:00Z");

        // When
        try (Heeded log = new Heeded()) {
            new Schedule("0 30 * * * ?", ZoneId.of("UTC"))
                    .tell(due.minusSeconds(2), due.plus(late), new Firings(today(last), today(next)));

            // Then
            assertThat(log.warnings()).hasSize(missed).allMatch(line -> line.contains("to fire at 2026-11-27T12:30Z"));
            assertThat(log.of("Schedule"))
                    .last()
                    .asString()
                    .endsWith("fires next at 2026-11-27T%sZ[UTC]".formatted(told));
        }
    }

    private static Optional<Instant> today(String time) {
        return Optional.ofNullable(time).map("2026-11-27T%s:00Z"::formatted).map(Instant::parse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 30 8 ? * MON-FRI", "0/2 * * * * ?", "0 0 3 * * ? 2027-2030"})
    void one_that_fires_is_none(String cron) {
        assertThat(new Schedule(cron, ZoneId.of("UTC")).problem(NOW)).isEmpty();
    }
}
