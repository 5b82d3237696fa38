package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 8000", "5, 10000", "6, 10000", "1000000, 10000"})
    void the_delay_doubles_up_to_ten_times_the_first(int attempts, long milliseconds) {
        assertThat(new Backoff(SECOND, () -> 0.5).after(attempts, null)).hasMillis(milliseconds);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 750", "1, 0.999999, 1250", "9, 0, 7500", "9, 0.999999, 12500"})
    void chance_adds_or_takes_a_quarter_at_the_limit_too(int attempts, double chance, long milliseconds) {
        assertThat(new Backoff(SECOND, () -> chance).after(attempts, null)).hasMillis(milliseconds);
    }

    @Test
    void a_delay_is_never_nothing() {
        assertThat(new Backoff(Duration.ofMillis(1), () -> 0).after(1, null)).hasMillis(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 750", "30, 30750", "3600, 3600750"})
    void a_server_that_asks_to_wait_is_not_asked_sooner(int told, long milliseconds) {
        assertThat(new Backoff(SECOND, () -> 0).after(1, Duration.ofSeconds(told)))
                .hasMillis(milliseconds);
    }
}
