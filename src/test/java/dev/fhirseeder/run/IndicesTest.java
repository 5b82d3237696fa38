package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicesTest {

    @ParameterizedTest
    @CsvSource({"0;1;2, 0-2, 3", "5, 5, 1", "9;3;4;3, '3-4,9', 3", "899999999;900000000, 899999999-900000000, 2"})
    void neighbours_are_written_as_a_range(String numbers, String text, long count) {
        // When
        Indices indices = Indices.of(
                List.of(numbers.split(";")).stream().map(Long::valueOf).toList());

        // Then
        assertThat(indices).hasToString(text);
        assertThat(indices.count()).isEqualTo(count);
    }

    @Test
    void what_is_written_is_read_back_and_contains_what_it_was_made_of() {
        // Given
        Random dice = new Random(7);
        for (int i = 0; i < 200; i++) {
            Set<Long> some = new TreeSet<>();
            dice.longs(dice.nextInt(40), 0, 60).forEach(some::add);

            // When
            Indices indices = Indices.of(some);

            // Then
            assertThat(Indices.parse(indices.toString())).isEqualTo(indices).hasSameHashCodeAs(indices);
            assertThat(indices.count()).isEqualTo(some.size());
            for (long index = 0; index < 60; index++) {
                assertThat(indices.contains(index)).isEqualTo(some.contains(index));
            }
            int many = dice.nextInt(45);
            assertThat(indices.head(many))
                    .isEqualTo(Indices.of(some.stream().limit(many).toList()));
            assertThat(indices.tail(many))
                    .isEqualTo(Indices.of(some.stream().skip(many).toList()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1-", "-1", "1,,2", ",1", "1-2-3", "9999999999999999999"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Indices.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
