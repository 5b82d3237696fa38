package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses(2);
    private final CountDownLatch woken = new CountDownLatch(2);

    @AfterEach
    void close() {
        pauses.shutdownNow();
    }

    @Test
    void who_waits_is_woken() throws InterruptedException {
        // Given
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);

        // When
        pauses.wake();

        // Then
        assertThat(woken.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void who_comes_after_the_waking_waits() {
        // When
        pauses.wake();
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);

        // Then
        assertThat(pauses.getQueue()).hasSize(1);
    }

    @Test
    void nobody_waits_before_or_after_the_end() throws InterruptedException {
        // Given
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);

        // When
        pauses.end();
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);

        // Then
        assertThat(woken.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
