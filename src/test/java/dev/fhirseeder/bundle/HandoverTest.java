package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HandoverTest {

    private final Handover handover = new Handover();

    @AfterEach
    void close() {
        handover.shutdownNow();
    }

    @Test
    void what_is_handed_over_is_done_in_turn_by_another_thread() throws Exception {
        // Given
        List<Integer> done = new CopyOnWriteArrayList<>();
        List<Thread> threads = new CopyOnWriteArrayList<>();

        // When
        IntStream.range(0, 100)
                .forEach(number -> handover.execute(() -> {
                    done.add(number);
                    threads.add(Thread.currentThread());
                }));
        handover.shutdown();

        // Then
        assertThat(handover.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        assertThat(threads).doesNotContain(Thread.currentThread()).hasSize(100);
        assertThat(threads.stream().distinct()).hasSize(1);
    }

    @Test
    void who_hands_over_waits_until_the_one_before_is_done() throws Exception {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        handover.execute(() -> await(gate));

        // When
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> handover.execute(() -> {}));

        // Then
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        gate.countDown();
        assertThat(second.get(1, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void who_is_interrupted_while_waiting_is_told_and_stays_interrupted() {
        // Given
        CountDownLatch gate = new CountDownLatch(1);
        handover.execute(() -> await(gate));
        Thread.currentThread().interrupt();

        // Then
        assertThatThrownBy(() -> handover.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(Thread.interrupted()).isTrue();
        gate.countDown();
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
