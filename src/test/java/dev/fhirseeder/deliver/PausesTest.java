package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
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
    void who_waits_for_a_run_is_woken_and_nobody_else() throws InterruptedException {
        // Given
        Run run = Requests.run(1);
        pauses.next(Requests.run(1));
        pauses.schedule(() -> fail("somebody else's"), 1, TimeUnit.DAYS);
        pauses.next(run);
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);
        pauses.next(run);
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);

        // When
        pauses.wake(run);

        // Then
        assertThat(woken.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(pauses.getQueue()).hasSize(1);
    }

    @Test
    void who_comes_after_the_waking_waits_only_if_the_run_goes_on() throws InterruptedException {
        // Given
        Run run = Requests.run(1);
        pauses.wake(run);
        pauses.next(run);
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);
        int waiting = pauses.getQueue().size();

        // When
        run.giveUp();
        pauses.wake(run);
        pauses.next(run);
        pauses.schedule(woken::countDown, 1, TimeUnit.DAYS);

        // Then
        assertThat(waiting).isEqualTo(1);
        assertThat(woken.await(1, TimeUnit.MINUTES)).isTrue();
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
