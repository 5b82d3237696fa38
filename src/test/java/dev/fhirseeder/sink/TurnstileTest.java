package dev.fhirseeder.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.bundle.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class TurnstileTest {

    /** More than may be left there. */
    private static final int MUCH = 9 << 20;

    private final AtomicBoolean over = new AtomicBoolean();
    private final Turnstile turnstile = new Turnstile(5, new Cutter(1_000, 1), over::get);

    @Test
    void who_comes_too_early_is_taken_along_by_who_has_the_turn() throws InterruptedException {
        // Given
        List<Block> early = turnstile.pass(batch(6, 2));

        // When
        List<Block> inTime = turnstile.pass(batch(5, 2));

        // Then
        assertThat(early).isEmpty();
        assertThat(inTime).extracting(Block::number).containsExactly(0L, 1L);
    }

    @Test
    void who_comes_too_early_waits_when_much_is_left_already() throws InterruptedException {
        // Given
        turnstile.pass(batch(6, MUCH));
        List<Block> passed = new ArrayList<>();
        Thread late = new Thread(() -> passed.addAll(pass(batch(7, 2))));
        late.start();
        while (late.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        // When
        List<Block> inTime = turnstile.pass(batch(5, 2));
        late.join();

        // Then
        assertThat(inTime).hasSize(2);
        assertThat(passed).hasSize(1);
    }

    @Test
    void nobody_waits_for_a_turn_that_does_not_come() throws Exception {
        // Given
        turnstile.pass(batch(6, MUCH));
        CompletableFuture<List<Block>> late = CompletableFuture.supplyAsync(() -> pass(batch(7, 2)));

        // When
        over.set(true);

        // Then
        assertThat(late.get()).isEmpty();
    }

    private List<Block> pass(Batch batch) {
        try {
            return turnstile.pass(batch);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Batch batch(long index, int size) {
        Lines lines = new Lines(1, Json.of("x".repeat(size - 1) + "\n"));
        return new Batch(index, 1, new TreeMap<>(Map.of("Patient", lines)), size);
    }
}
