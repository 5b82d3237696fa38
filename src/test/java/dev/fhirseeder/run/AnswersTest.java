package dev.fhirseeder.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final Answers answers = new Answers();

    @Test
    void attempts_are_counted_by_status_in_its_order() {
        // When
        IntStream.of(503, 200, 200, 0).forEach(status -> answers.enter(status, 1, () -> "b"));

        // Then
        assertThat(answers.statuses()).containsExactly(entry(0, 1L), entry(200, 2L), entry(503, 1L));
    }

    @Test
    void the_three_that_took_longest_are_kept_and_nobody_else_is_named() {
        // Given
        List<Long> named = new ArrayList<>();

        // When
        LongStream.of(5, 9, 1, 7, 3, 9, 2)
                .forEach(ms -> answers.enter(200, ms, () -> {
                    named.add(ms);
                    return "b" + ms;
                }));

        // Then
        assertThat(answers.slowest())
                .extracting(Answers.Slow::ms, Answers.Slow::bundle)
                .containsExactly(tuple(9L, "b9"), tuple(9L, "b9"), tuple(7L, "b7"));
        assertThat(named).containsExactly(5L, 9L, 1L, 7L, 9L);
    }

    @Test
    void others_enter_theirs_while_a_bundle_is_named() {
        // When
        answers.enter(200, 5, () -> {
            assertThat(CompletableFuture.runAsync(() ->
                            LongStream.of(6, 7, 8).forEach(ms -> answers.enter(200, ms, () -> "b" + ms))))
                    .succeedsWithin(Duration.ofSeconds(30));
            return "b5";
        });

        // Then
        assertThat(answers.slowest()).extracting(Answers.Slow::bundle).containsExactly("b8", "b7", "b6");
        assertThat(answers.statuses()).containsExactly(entry(200, 4L));
    }

    @Test
    void who_gave_no_answer_was_not_slow() {
        // When
        answers.enter(0, 30_000, () -> "none");

        // Then
        assertThat(answers.slowest()).isEmpty();
    }

    @Test
    void failures_are_counted_by_kind_and_what_is_beyond_the_bound_together() {
        // When
        IntStream.range(0, Answers.KINDS + 30).forEach(i -> answers.failed("kind " + i));
        answers.failed("kind 0");

        // Then
        assertThat(answers.failures())
                .hasSize(Answers.KINDS + 1)
                .containsEntry("kind 0", 2L)
                .containsEntry(Answers.OTHERS, 30L);
    }
}
