package dev.fhirseeder.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeightedTest {

    private static final int MANY = 100_000;

    @Test
    void values_come_in_proportion_to_their_weights() {
        // Given
        Map<String, Double> weights = new TreeMap<>(Map.of("a", 1.0, "b", 0.0, "c", 2.5, "d", 6.5));
        Weighted<String> weighted = Weighted.of(List.copyOf(weights.keySet()), weights::get);
        Draws draws = Draws.of(1);
        Map<String, Integer> seen = new TreeMap<>();
        // When
        for (int i = 0; i < MANY; i++) {
            seen.merge(weighted.pick(draws), 1, Integer::sum);
        }
        // Then
        assertThat(seen.keySet()).containsExactly("a", "c", "d");
        seen.forEach((value, count) ->
                assertThat(count / (double) MANY).as(value).isEqualTo(weights.get(value) / 10, within(0.005)));
    }

    @Test
    void a_pick_takes_exactly_one_draw() {
        // Given
        Draws picked = Draws.of(2);
        Draws counted = Draws.of(2);
        // When
        Weighted.of(List.of(1, 2, 3), Integer::doubleValue).pick(picked);
        counted.bits();
        // Then
        assertThat(picked.bits()).isEqualTo(counted.bits());
    }

    @Test
    void a_single_value_is_always_picked() {
        assertThat(Weighted.of(List.of("only"), value -> 0.001).pick(Draws.of(3)))
                .isEqualTo("only");
    }

    @Test
    void weights_that_say_nothing_are_refused() {
        assertThatThrownBy(() -> Weighted.of(List.of("a", "b"), value -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> Weighted.of(List.of("a"), value -> -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.0 for a");
        assertThatThrownBy(() -> Weighted.of(List.of("a"), value -> Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Weighted.of(List.<String>of(), value -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
