package dev.fhirseeder.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {

    private static final int MANY = 100_000;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.MIN_VALUE, -1, Long.MAX_VALUE), LongStream.range(0, 197));
    }

    /** The first output of SplitMix64 from seed 0 is well known; the others were computed once by a script of its own. */
    @Test
    void the_algorithm_is_fixed_for_ever() {
        assertThat(Draws.mix(0x9e3779b97f4a7c15L)).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(Draws.of(42).bits()).isEqualTo(0x57e1faba65107204L);
        assertThat(Draws.of(42).child("person").bits()).isEqualTo(0x3bb96e86c7386e15L);
        assertThat(Draws.of(42).child(7).bits()).isEqualTo(0x46b9f13f18c2ee7eL);
        assertThat(Draws.of(-1).child("bc").child(20_484).child(0).bits()).isEqualTo(0xbd5f8ed3a8069dfcL);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_seed_and_names_give_the_same_draws(long seed) {
        // Given
        Draws one = Draws.of(seed).child("person").child(3);
        Draws other = Draws.of(seed).child("person").child(3);
        // When
        long[] drawn = LongStream.generate(one::bits).limit(20).toArray();
        // Then
        assertThat(LongStream.generate(other::bits).limit(20).toArray()).isEqualTo(drawn);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_child_depends_on_the_origin_and_not_on_the_draws_already_made(long seed) {
        // Given
        Draws fresh = Draws.of(seed);
        Draws used = Draws.of(seed);
        // When
        used.bits();
        used.child("elsewhere").bits();
        // Then
        assertThat(used.child("name").bits()).isEqualTo(fresh.child("name").bits());
        assertThat(used.child(12).bits()).isEqualTo(fresh.child(12).bits());
        assertThat(used.child(Label.of("name")).bits())
                .isEqualTo(fresh.child("name").bits());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void opening_a_child_does_not_advance_its_parent(long seed) {
        // Given
        Draws alone = Draws.of(seed);
        Draws parent = Draws.of(seed);
        // When
        parent.child("name").bits();
        parent.child(5).bits();
        double first = parent.unit(Label.of("name"));
        // Then
        assertThat(parent.unit(Label.of("name"))).isEqualTo(first);
        assertThat(parent.bits()).isEqualTo(alone.bits());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_first_draw_of_a_child_is_the_same_without_making_the_child(long seed) {
        // Given
        Draws used = Draws.of(seed);
        Label name = Label.of("name");
        Label part = Label.of("part");
        // When
        used.bits();
        // Then
        assertThat(used.bits(name)).isEqualTo(used.child("name").bits());
        assertThat(used.unit(name)).isEqualTo(used.child("name").unit());
        assertThat(used.unit(name, seed))
                .isEqualTo(used.child("name").child(seed).unit());
        assertThat(used.unit(name, seed, part))
                .isEqualTo(used.child("name").child(seed).child("part").unit());
        assertThat(used.chance(name, 0.3)).isEqualTo(used.child("name").chance(0.3));
        assertThat(used.child(name, seed).bits())
                .isEqualTo(used.child("name").child(seed).bits());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void numbers_that_are_skipped_are_as_if_they_had_been_drawn(long seed) {
        // Given
        Draws drawn = Draws.of(seed);
        Draws skipped = Draws.of(seed);
        // When
        drawn.bits();
        drawn.unit();
        drawn.below(7);
        // Then
        assertThat(skipped.skip(3).bits()).isEqualTo(drawn.bits());
    }

    @Test
    void streams_of_other_seeds_names_and_indices_differ() {
        // Given
        Set<Long> first = new HashSet<>();
        // When
        for (int i = 0; i < 1000; i++) {
            first.add(Draws.of(i).bits());
            first.add(Draws.of(0).child(i).bits());
            first.add(Draws.of(0).child("name " + i).bits());
        }
        // Then
        assertThat(first).hasSize(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, Integer.MAX_VALUE})
    void below_stays_below_its_bound_and_is_uniform(int bound) {
        // Given
        Draws draws = Draws.of(bound);
        double sum = 0;
        // When
        for (int i = 0; i < MANY; i++) {
            int drawn = draws.below(bound);
            assertThat(drawn).isBetween(0, bound - 1);
            sum += drawn;
        }
        // Then
        assertThat(sum / MANY / bound).isEqualTo((bound - 1.0) / 2 / bound, within(0.005));
    }

    @Test
    void between_reaches_both_its_ends_and_nothing_beyond() {
        // Given
        Draws draws = Draws.of(5);
        Set<Integer> seen = new HashSet<>();
        // When
        for (int i = 0; i < 1000; i++) {
            seen.add(draws.between(-2, 3));
        }
        // Then
        assertThat(seen).containsExactlyInAnyOrder(-2, -1, 0, 1, 2, 3);
    }

    @Test
    void unit_is_uniform_from_zero_to_below_one() {
        // Given
        Draws draws = Draws.of(6);
        int[] tenths = new int[10];
        // When
        for (int i = 0; i < MANY; i++) {
            tenths[(int) (draws.unit() * 10)]++;
        }
        // Then
        assertThat(tenths).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(9_500, 10_500);
            }
        });
    }

    @Test
    void chance_is_never_at_zero_and_always_at_one() {
        // Given
        Draws draws = Draws.of(7);
        int hits = 0;
        // When
        for (int i = 0; i < MANY; i++) {
            assertThat(draws.chance(0)).isFalse();
            assertThat(draws.chance(1)).isTrue();
            hits += draws.chance(0.2) ? 1 : 0;
        }
        // Then
        assertThat(hits / (double) MANY).isEqualTo(0.2, within(0.005));
    }

    @Test
    void pick_reaches_every_element() {
        // Given
        Draws draws = Draws.of(8);
        Set<String> seen = new HashSet<>();
        // When
        for (int i = 0; i < 100; i++) {
            seen.add(draws.pick(List.of("a", "b", "c")));
        }
        // Then
        assertThat(seen).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void impossible_draws_are_refused() {
        assertThatThrownBy(() -> Draws.of(1).below(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Draws.of(1).between(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Draws.of(1).pick(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
