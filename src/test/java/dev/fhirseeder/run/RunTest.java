package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RunTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_books_balance_at_every_moment(long seed) {
        // Given
        Run run = Requests.run(40_000);
        List<Long> sums = Collections.synchronizedList(new ArrayList<>());

        // When
        Crowd.of(4, thread -> {
            Random fates = new Random(seed * 31 + thread);
            for (int i = 0; i < 1_000; i++) {
                if (fates.nextInt(4) == 0) {
                    run.tally().deadLettered(fates.nextInt(10));
                } else {
                    run.tally().delivered(fates.nextInt(10), Map.of("Patient", 1), 1);
                }
                sums.add(run.remaining());
            }
        });

        // Then
        assertThat(run.tally().delivered() + run.tally().deadLettered() + run.remaining())
                .as("seed %d", seed)
                .isEqualTo(run.request().records());
        assertThat(sums).allMatch(remaining -> remaining >= run.remaining());
    }

    @Test
    void records_are_counted_as_they_are_taken_and_not_before() {
        // Given
        Run run = Requests.run(3);
        Iterator<PatientRecord> records = run.count(Records.all().iterator());

        // When
        records.hasNext();
        records.next();
        records.hasNext();

        // Then
        assertThat(run.generated()).isEqualTo(1);
    }

    @Test
    void a_run_whose_process_is_being_stopped_is_stopped_too_and_not_the_other_way_round() {
        // Given
        Run stopped = Requests.run(3);
        Run interrupted = Requests.run(3);

        // When
        stopped.stop();
        interrupted.interrupt();

        // Then
        assertThat(stopped.isInterrupted()).isFalse();
        assertThat(interrupted.isInterrupted()).isTrue();
        assertThat(interrupted.isStopped()).isTrue();
    }

    @Test
    void a_stopped_run_gives_no_further_record_and_still_sends_what_was_made() {
        // Given
        Run run = Requests.run(3);
        Iterator<PatientRecord> records = run.count(Records.all().iterator());
        records.next();

        // When
        run.stop();

        // Then
        assertThat(records.hasNext()).isFalse();
        assertThat(run.isStopped()).isTrue();
        assertThat(run.isGivenUp()).isFalse();
    }

    @Test
    void a_run_that_is_given_up_neither_makes_nor_sends() {
        // Given
        Run run = Requests.run(3);

        // When
        run.giveUp();

        // Then
        assertThat(run.count(Records.all().iterator()).hasNext()).isFalse();
        assertThat(run.isGivenUp()).isTrue();
    }

    @Test
    void a_run_is_waited_for_until_its_last_bundle_has_come_to_its_end() throws InterruptedException {
        // Given
        Run run = Requests.run(2);
        AtomicBoolean over = new AtomicBoolean();
        run.opened();
        run.opened();
        Thread waiting = new Thread(() -> {
            run.awaitBundles();
            over.set(true);
        });
        waiting.start();

        // When
        run.closed();
        rest(waiting);
        boolean tooEarly = over.get();
        run.closed();
        waiting.join();

        // Then
        assertThat(tooEarly).isFalse();
        assertThat(over).isTrue();
    }

    @Test
    void a_run_that_sent_nothing_is_not_waited_for() {
        // Given
        Run run = Requests.run(2);

        // When
        run.awaitBundles();

        // Then
        assertThat(run.remaining()).isEqualTo(2);
        assertThat(run.elapsed()).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    /** Returns when the thread waits, or is at its end. */
    private static void rest(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
