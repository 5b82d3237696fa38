package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a token is asked for, and by whom. */
class GrantedTokensTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean isWell = true;

    private final GrantedTokens tokens = new GrantedTokens(this::ask, now::get);

    @ParameterizedTest
    @CsvSource({"PT1S, t1", "PT4M29S, t1", "PT4M30S, t2", "PT1H, t2"})
    void a_token_is_replaced_half_a_minute_before_its_end(Duration age, String expected) throws AccessException {
        // Given
        assertThat(tokens.present()).isEqualTo("Bearer t1");

        // When
        now.addAndGet(age.toNanos());

        // Then
        assertThat(tokens.present()).isEqualTo("Bearer " + expected);
        assertThat(tokens.present()).isEqualTo("Bearer " + expected);
    }

    @Test
    void a_token_that_cannot_be_replaced_is_used_to_its_end_and_no_longer() throws AccessException {
        // Given
        assertThat(tokens.present()).isEqualTo("Bearer t1");
        isWell = false;

        // When
        now.addAndGet(Duration.ofSeconds(280).toNanos());

        // Then
        assertThat(tokens.present()).isEqualTo("Bearer t1");
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThatThrownBy(tokens::present).isInstanceOf(AccessException.class).hasMessage("not well");
        isWell = true;
        assertThat(tokens.present()).startsWith("Bearer t");
    }

    @Test
    void a_token_that_was_refused_is_replaced_once_whoever_says_so() throws AccessException {
        // Given
        String first = tokens.present();

        // When
        boolean replaced = tokens.isReplaced(first);
        String second = tokens.present();
        boolean late = tokens.isReplaced(first);

        // Then
        assertThat(replaced).isTrue();
        assertThat(late).isTrue();
        assertThat(second).isEqualTo("Bearer t2");
        assertThat(tokens.present()).isEqualTo("Bearer t2");
    }

    @Test
    void one_thread_asks_for_all() {
        // Given
        CountDownLatch together = new CountDownLatch(8);

        // When
        List<CompletableFuture<String>> shown = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            together.countDown();
                            try {
                                together.await();
                                return tokens.present();
                            } catch (AccessException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> new Thread(task).start()))
                .limit(8)
                .toList();

        // Then
        assertThat(shown.stream().map(CompletableFuture::join)).containsOnly("Bearer t1");
        assertThat(asked).hasValue(1);
    }

    /** The other has the old token in its hands when it comes to be late. */
    @Test
    void who_is_late_to_renew_a_token_takes_the_new_one_and_asks_for_none() throws Exception {
        // Given
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch renewed = new CountDownLatch(1);
        Thread here = Thread.currentThread();
        GrantedTokens shared = new GrantedTokens(this::ask, () -> {
            if (!Thread.currentThread().equals(here)) {
                seen.countDown();
                await(renewed);
            }
            return now.get();
        });
        assertThat(shared.present()).isEqualTo("Bearer t1");
        now.addAndGet(Duration.ofSeconds(280).toNanos());

        // When
        CompletableFuture<String> late = inAThread(shared::present);
        seen.await();
        String first = shared.present();
        renewed.countDown();

        // Then
        assertThat(first).isEqualTo("Bearer t2");
        assertThat(late.get(1, TimeUnit.MINUTES)).isEqualTo("Bearer t2");
        assertThat(asked).hasValue(2);
    }

    @Test
    void two_threads_that_are_told_401_at_once_ask_for_one_token() throws Exception {
        // Given
        String refused = tokens.present();
        CountDownLatch together = new CountDownLatch(8);

        // When
        List<CompletableFuture<String>> shown = Stream.generate(() -> inAThread(() -> {
                    together.countDown();
                    await(together);
                    assertThat(tokens.isReplaced(refused)).isTrue();
                    return tokens.present();
                }))
                .limit(8)
                .toList();

        // Then
        assertThat(shown.stream().map(CompletableFuture::join)).containsOnly("Bearer t2");
        assertThat(asked).hasValue(2);
    }

    private static CompletableFuture<String> inAThread(Callable<String> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobody_sees_a_token_by_chance() {
        assertThat(new Token("s3cret", Duration.ofMinutes(5)).toString()).doesNotContain("s3cret");
    }

    private Token ask() throws AccessException {
        if (!isWell) {
            throw AccessException.passing("not well", null);
        }
        return new Token("t" + asked.incrementAndGet(), Duration.ofMinutes(5));
    }
}
