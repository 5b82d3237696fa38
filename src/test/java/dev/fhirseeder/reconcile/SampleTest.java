package dev.fhirseeder.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {

    @ParameterizedTest
    @CsvSource({"1000, 100, 100", "1000, 0, 0", "10, 100, 10", "7, 3, 3", "1, 1, 1"})
    void as_many_are_chosen_as_are_wanted_or_there_are(long people, long wanted, long chosen) {
        // Given
        Sample sample = Sample.of(people, wanted);

        // Then
        assertThat(LongStream.range(0, people).filter(sample::holds)).hasSize((int) chosen);
    }

    @Test
    void they_are_spread_evenly() {
        // Given
        Sample sample = Sample.of(1_000, 10);

        // When
        List<Long> chosen =
                LongStream.range(0, 1_000).filter(sample::holds).boxed().toList();

        // Then
        assertThat(chosen).hasSize(10).allMatch(position -> position % 100 == 99);
    }

    @Test
    void the_largest_request_can_be_compared_whole() {
        // Given
        Sample sample = Sample.of(900_000_000, 900_000_000);

        // Then
        assertThat(sample.holds(899_999_999)).isTrue();
    }
}
