package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    /** More than may be left there. */
    private static final int MUCH = 1 << 29;

    private final Turnstile turnstile = new Turnstile(5, new Cutter(1_000, 1));

    @Test
    void who_comes_too_early_is_taken_along_by_who_has_the_turn() {
        // Given
        List<Block> early = turnstile.pass(Batches.of(6, 2));

        // When
        List<Block> inTime = turnstile.pass(Batches.of(5, 2));

        // Then
        assertThat(early).isEmpty();
        assertThat(inTime).extracting(Block::number).containsExactly(0L, 1L);
    }

    @Test
    void it_is_open_to_all_while_there_is_room() {
        assertThat(turnstile.isOpen(5)).isTrue();
        assertThat(turnstile.isOpen(70)).isTrue();
    }

    @Test
    void when_much_is_left_it_is_open_only_to_whose_turn_it_is() {
        // When
        turnstile.pass(Batches.of(6, MUCH));

        // Then
        assertThat(turnstile.isOpen(7)).isFalse();
        assertThat(turnstile.isOpen(5)).isTrue();
    }

    @Test
    void it_is_open_to_all_again_when_those_who_were_left_are_through() {
        // Given
        turnstile.pass(Batches.of(6, MUCH));

        // When
        turnstile.pass(Batches.of(5, 2));

        // Then
        assertThat(turnstile.isOpen(8)).isTrue();
    }
}
