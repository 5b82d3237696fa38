package dev.fhirseeder.sink;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class CrewTest {

    private final AtomicBoolean admitted = new AtomicBoolean(true);
    private final Crew crew = new Crew(2, first -> first == 0 || admitted.get(), Duration.ofHours(1));
    private final Consignment early = consignment(0);
    private final Consignment late = consignment(20);

    @Test
    void what_comes_first_by_its_indices_is_handed_out_first_whoever_brought_it() throws InterruptedException {
        // Given
        crew.add(late);
        crew.add(early);

        // When
        Portion portion = crew.next(late);

        // Then
        assertThat(requireNonNull(portion).first()).isZero();
    }

    @Test
    void no_more_is_in_hand_than_the_crew_may_have() throws Exception {
        // Given
        crew.add(early);
        crew.add(late);
        Portion one = requireNonNull(crew.next(early));
        Portion other = requireNonNull(crew.next(early));
        FutureTask<@Nullable Portion> third = asked(late);

        // When
        awaitWaiting();
        boolean done = third.isDone();
        crew.done(one, null);
        crew.done(other, null);

        // Then
        assertThat(done).isFalse();
        assertThat(requireNonNull(third.get()).first()).isEqualTo(20);
    }

    @Test
    void what_is_not_admitted_yet_is_handed_out_when_it_is() throws Exception {
        // Given
        admitted.set(false);
        crew.add(early);
        Portion turn = requireNonNull(crew.next(early));
        FutureTask<@Nullable Portion> next = asked(early);

        // When
        awaitWaiting();
        boolean done = next.isDone();
        admitted.set(true);
        crew.done(turn, null);

        // Then
        assertThat(done).isFalse();
        assertThat(requireNonNull(next.get()).first()).isEqualTo(5);
    }

    @Test
    void who_brought_what_others_have_done_is_let_go() throws Exception {
        // Given
        crew.add(early);
        Portion one = requireNonNull(crew.next(early));
        Portion other = requireNonNull(crew.next(early));
        FutureTask<@Nullable Portion> owner = asked(early);

        // When
        crew.done(one, Batches.of(0, 10));
        crew.done(other, Batches.of(5, 10));

        // Then
        assertThat(owner.get()).isNull();
        assertThat(early.isWhole()).isTrue();
    }

    @Test
    void many_who_bring_much_see_each_portion_done_once() throws Exception {
        // Given
        Queue<Long> done = new ConcurrentLinkedQueue<>();

        // When
        ExecutorService crewmen = Executors.newFixedThreadPool(8);
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Consignment own = consignment(i * 10L);
            working.add(crewmen.submit(() -> work(own, done)));
        }
        for (Future<?> work : working) {
            work.get();
        }
        crewmen.shutdown();

        // Then
        assertThat(done).hasSize(800).doesNotHaveDuplicates();
    }

    private void work(Consignment own, Queue<Long> done) {
        crew.add(own);
        try {
            for (Portion next = crew.next(own); next != null; next = crew.next(own)) {
                done.add(next.first());
                crew.done(next, Batches.of(next.first(), 10));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (!own.isWhole()) {
            throw new IllegalStateException("Whoever is let go has all done");
        }
    }

    private FutureTask<@Nullable Portion> asked(Consignment own) {
        FutureTask<@Nullable Portion> asking = new FutureTask<>(() -> crew.next(own));
        new Thread(asking, "asked").start();
        return asking;
    }

    private static void awaitWaiting() {
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread ->
                        thread.getName().equals("asked") && thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
    }

    /** Two portions. */
    private static Consignment consignment(long first) {
        return new Consignment(Records.from(first, 10), 1_000_000);
    }
}
