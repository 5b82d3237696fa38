package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    private final AtomicLong nanos = new AtomicLong();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5_000_000_000L, Long.MAX_VALUE - 5_000_000_000L})
    void an_outage_is_waited_for_until_its_limit_whatever_the_clock_began_with(long start) {
        // Given
        nanos.set(start);
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        outage.lasts();

        // When
        boolean before = later(outage, Duration.ofNanos(9_999_999_999L));
        boolean at = later(outage, Duration.ofNanos(1));

        // Then
        assertThat(before).isTrue();
        assertThat(at).isFalse();
    }

    @Test
    void the_next_outage_is_waited_for_anew() {
        // Given
        Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
        outage.lasts();
        later(outage, Duration.ofSeconds(9));

        // When
        outage.ends();

        // Then
        assertThat(later(outage, Duration.ofSeconds(9))).isTrue();
        assertThat(later(outage, Duration.ofSeconds(9))).isTrue();
        assertThat(later(outage, Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void with_no_patience_nothing_is_waited_for() {
        assertThat(new Outage(Duration.ZERO, nanos::get).lasts()).isFalse();
    }

    private boolean later(Outage outage, Duration time) {
        nanos.addAndGet(time.toNanos());
        return outage.lasts();
    }
}
