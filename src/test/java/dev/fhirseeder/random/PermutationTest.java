package dev.fhirseeder.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {

    private static final long BRITISH_COLUMBIA = 81_818_182;

    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(1, 195), IntStream.of(255, 256, 257, 10_007, 65_536));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void every_value_is_met_once(int size) {
        // Given
        Permutation permutation = new Permutation(size, Draws.of(size));
        // When
        long[] sorted = LongStream.range(0, size).map(permutation::at).sorted().toArray();
        // Then
        assertThat(sorted).isEqualTo(LongStream.range(0, size).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {BRITISH_COLUMBIA, 900_000_000L, 1L << 62})
    void values_of_a_large_range_stay_inside_and_apart(long size) {
        // Given
        Permutation permutation = new Permutation(size, Draws.of(size));
        Set<Long> seen = new HashSet<>();
        // When
        for (long i = 0; i < 10_000; i++) {
            seen.add(permutation.at(i));
            seen.add(permutation.at(size - 1 - i));
        }
        // Then
        assertThat(seen).hasSize(20_000).allMatch(value -> value >= 0 && value < size);
    }

    @Test
    void neighbours_are_thrown_far_apart() {
        // Given
        Permutation permutation = new Permutation(BRITISH_COLUMBIA, Draws.of(9));
        // When
        double mean = LongStream.range(0, 10_000)
                .map(i -> Math.abs(permutation.at(i) - permutation.at(i + 1)))
                .average()
                .orElseThrow();
        // Then: a third of the range is what two independent values are apart on average
        assertThat(mean / BRITISH_COLUMBIA).isBetween(0.32, 0.345);
    }

    @Test
    void the_stream_chooses_the_permutation() {
        // Given
        Permutation one = new Permutation(BRITISH_COLUMBIA, Draws.of(1));
        Permutation same = new Permutation(BRITISH_COLUMBIA, Draws.of(1));
        Permutation other = new Permutation(BRITISH_COLUMBIA, Draws.of(2));
        // When
        long[] values = LongStream.range(0, 100).map(one::at).toArray();
        // Then
        assertThat(LongStream.range(0, 100).map(same::at).toArray()).isEqualTo(values);
        assertThat(LongStream.range(0, 100).map(other::at).toArray()).isNotEqualTo(values);
    }

    @Test
    void what_lies_outside_is_refused() {
        // Given
        Permutation permutation = new Permutation(10, Draws.of(1));
        // Then
        assertThatThrownBy(() -> permutation.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> permutation.at(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Permutation(0, Draws.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Permutation((1L << 62) + 1, Draws.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
