package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, , PT0S",
        "120, , PT2M",
        "' 3 ', , PT3S",
        "'Thu, 26 Nov 2026 12:00:30 GMT', , PT30S",
        "'Thu, 26 Nov 2026 11:59:30 GMT', , PT0S",
        "'Thu, 26 Nov 2026 13:00:30 GMT', 'Thu, 26 Nov 2026 13:00:00 GMT', PT30S",
        "'Thu, 26 Nov 2026 12:00:30 GMT', nonsense, PT30S"
    })
    void it_is_seconds_or_a_date_by_the_clock_of_the_server(String header, String date, Duration expected) {
        assertThat(RetryAfter.of(header, date, NOW)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "1.5", "99999999999999", "2026-11-26T12:00:30Z"})
    void what_cannot_be_read_asks_for_nothing(String header) {
        assertThat(RetryAfter.of(header, null, NOW)).isEmpty();
    }

    @Test
    void a_server_that_does_not_say_asks_for_nothing() {
        assertThat(RetryAfter.of(null, "Thu, 26 Nov 2026 12:00:30 GMT", NOW)).isEmpty();
    }
}
