package dev.fhirseeder.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of making ahead, tried with numbers; each is made on a thread that is taken down. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ReadAheadTest {

    private static final int CHUNK = ReadAhead.CHUNK;
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger made = new AtomicInteger();
    private final Set<Thread> makers = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void all_are_handed_out_once_in_their_order(int threads) {
        for (int many : new int[] {0, 1, CHUNK, CHUNK + 1, 2 * CHUNK, 50 * CHUNK + 7}) {
            // Given
            ReadAhead<Integer> numbers = numbers(many, threads, LONG);
            // When
            List<Integer> taken = new ArrayList<>();
            numbers.forEachRemaining(taken::add);
            // Then
            assertThat(taken).isEqualTo(IntStream.range(0, many).boxed().toList());
            assertThatThrownBy(numbers::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void no_more_than_the_bound_are_made_ahead(int threads) {
        // Given
        ReadAhead<Integer> numbers = numbers(200 * CHUNK, threads, LONG);
        int taken = 0;
        // When
        while (numbers.hasNext()) {
            numbers.next();
            taken++;
            int begun = ((taken - 1) / CHUNK + 1 + threads) * CHUNK;
            awaitMade(taken <= CHUNK ? taken : Math.min(begun, 200 * CHUNK));
            // Then
            assertThat(made.get() - taken).isLessThan(ReadAhead.bound(threads));
        }
        assertThat(made).hasValue(200 * CHUNK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_small_run_is_made_by_whoever_takes_it_one_by_one(int threads) {
        // Given
        ReadAhead<Integer> numbers = numbers(10 * CHUNK, threads, LONG);
        for (int i = 1; i <= CHUNK; i++) {
            // When
            numbers.next();
            // Then
            assertThat(made).hasValue(i);
        }
        assertThat(makers).containsExactly(Thread.currentThread());
        numbers.close();
    }

    @Test
    void one_that_is_closed_hands_out_nothing_and_leaves_no_thread_behind() throws InterruptedException {
        // Given
        ReadAhead<Integer> numbers = numbers(1_000 * CHUNK, 4, LONG);
        take(numbers, CHUNK + 1);
        // When
        numbers.close();
        // Then
        assertThat(numbers.hasNext()).isFalse();
        assertThatThrownBy(numbers::next).isInstanceOf(NoSuchElementException.class);
        assertAllEnd();
        assertThat(made.get()).isLessThanOrEqualTo(CHUNK + 1 + ReadAhead.bound(4));
    }

    @Test
    void one_that_is_exhausted_leaves_no_thread_behind() throws InterruptedException {
        // Given
        ReadAhead<Integer> numbers = numbers(20 * CHUNK, 4, LONG);
        // When
        take(numbers, 20 * CHUNK);
        boolean more = numbers.hasNext();
        // Then
        assertThat(more).isFalse();
        assertAllEnd();
    }

    @Test
    void one_that_is_forgotten_leaves_no_thread_behind_and_goes_on_when_it_is_remembered() throws InterruptedException {
        // Given
        ReadAhead<Integer> numbers = numbers(20 * CHUNK, 4, Duration.ofMillis(1));
        take(numbers, CHUNK + 1);
        // When
        assertAllEnd();
        // Then
        assertThat(numbers.next()).isEqualTo(CHUNK + 1);
        take(numbers, 19 * CHUNK - 2);
        assertThat(numbers.hasNext()).isFalse();
        assertThat(made).hasValue(20 * CHUNK);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void what_cannot_be_made_fails_in_its_place_and_the_others_follow(int threads) {
        // Given
        RuntimeException planted = new IllegalStateException("planted");
        int broken = 2 * CHUNK + 7;
        ReadAhead<Integer> numbers = new ReadAhead<>(
                IntStream.range(0, 4 * CHUNK)
                        .<Supplier<Integer>>mapToObj(number -> () -> {
                            if (number == broken) {
                                throw planted;
                            }
                            return number;
                        })
                        .iterator(),
                threads,
                LONG);
        // When
        List<Integer> before = take(numbers, broken);
        // Then
        assertThat(before).endsWith(broken - 1).hasSize(broken);
        assertThatThrownBy(numbers::next).isSameAs(planted);
        assertThat(take(numbers, 4 * CHUNK - broken - 1)).startsWith(broken + 1).endsWith(4 * CHUNK - 1);
        assertThat(numbers.hasNext()).isFalse();
    }

    private ReadAhead<Integer> numbers(int many, int threads, Duration patience) {
        made.set(0);
        return new ReadAhead<>(
                IntStream.range(0, many)
                        .<Supplier<Integer>>mapToObj(number -> () -> {
                            makers.add(Thread.currentThread());
                            made.incrementAndGet();
                            return number;
                        })
                        .iterator(),
                threads,
                patience);
    }

    private static List<Integer> take(ReadAhead<Integer> numbers, int many) {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            taken.add(numbers.next());
        }
        return taken;
    }

    /** Waits until the makers have got so far; if they do not, the time of the test is up. */
    private void awaitMade(int many) {
        while (made.get() < many) {
            Thread.onSpinWait();
        }
    }

    private void assertAllEnd() throws InterruptedException {
        makers.remove(Thread.currentThread());
        assertThat(makers).isNotEmpty().allMatch(Thread::isDaemon);
        for (Thread maker : makers) {
            maker.join();
        }
    }
}
