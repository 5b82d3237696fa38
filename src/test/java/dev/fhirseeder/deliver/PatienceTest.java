package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {

    private static final Duration OUTAGE_LIMIT = Duration.ofMinutes(1);
    private static final Duration RETRY_LIMIT = Duration.ofMinutes(10);

    private final AtomicLong nanos = new AtomicLong();
    private Duration step = Duration.ZERO;
    private final List<Duration> waited = new ArrayList<>();
    private final Rest rest = new Rest();
    private final Patience patience = patience(rest, waited::add);
    private final Exchange question = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504})
    void what_time_can_heal_is_asked_again_as_often_as_the_operator_allows(int status) {
        assertThat(isAskedAgain(answered(status))).isTrue();
        assertThat(isAskedAgain(answered(status))).isTrue();
        assertThat(isAskedAgain(answered(status))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 422, 501})
    void what_no_repetition_heals_is_not_asked_again(int status) {
        assertThat(isAskedAgain(answered(status))).isFalse();
    }

    @Test
    void a_server_out_of_reach_is_waited_for_by_time_and_not_by_count() {
        // When
        for (int attempt = 1; attempt <= 9; attempt++) {
            assertThat(isAskedAgain(new ConnectException("scripted"))).isTrue();
        }
        nanos.addAndGet(OUTAGE_LIMIT.toNanos());

        // Then
        assertThat(isAskedAgain(new ConnectException("scripted"))).isFalse();
    }

    @Test
    void the_last_waiting_for_a_server_out_of_reach_ends_with_the_limit() {
        // Given
        assertThat(isAskedAgain(new ConnectException("scripted"))).isTrue();
        nanos.addAndGet(OUTAGE_LIMIT.minusMillis(700).toNanos());

        // When
        assertThat(isAskedAgain(new ConnectException("scripted"))).isTrue();

        // Then
        assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(701));
    }

    @Test
    void a_limit_that_is_over_between_two_looks_at_the_clock_is_waited_for_no_more() {
        // Given
        assertThat(isAskedAgain(new ConnectException("scripted"))).isTrue();
        nanos.addAndGet(OUTAGE_LIMIT.minusMillis(15).toNanos());
        step = Duration.ofMillis(10);

        // When
        assertThat(isAskedAgain(new ConnectException("scripted"))).isTrue();

        // Then
        assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(1));
    }

    @Test
    void an_answer_ends_an_outage_and_an_outage_counts_for_no_answer() {
        // Given
        assertThat(isAskedAgain(new ConnectException("scripted"))).isTrue();
        nanos.addAndGet(OUTAGE_LIMIT.toNanos() - 1);
        assertThat(isAskedAgain(answered(503))).isTrue();

        // When
        nanos.addAndGet(OUTAGE_LIMIT.toNanos() - 1);

        // Then
        assertThat(isAskedAgain(new ConnectException("scripted"))).isTrue();
        assertThat(isAskedAgain(answered(503))).isTrue();
        assertThat(isAskedAgain(answered(503))).isFalse();
    }

    @Test
    void nothing_is_asked_again_when_the_process_is_being_stopped() {
        // Given
        rest.end();

        // Then
        assertThat(isAskedAgain(answered(503))).isFalse();
        assertThat(isAskedAgain(new ConnectException("scripted"))).isFalse();
    }

    @Test
    void each_waiting_is_longer_than_the_one_before() {
        // When
        isAskedAgain(answered(503));
        isAskedAgain(answered(503));

        // Then
        assertThat(waited).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void who_asks_is_held_until_the_time_is_over_and_asks_no_more_if_the_process_is_stopped_meanwhile()
            throws Exception {
        // Given
        Rest real = new Rest();
        Patience held = patience(real, real::take);
        question.setException(new AnswerException(503, Duration.ofMinutes(9), null));
        held.failed(question);
        Thread asking = Thread.currentThread();

        // When
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            while (asking.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            real.end();
        });
        boolean again = held.isAskedAgain(question);

        // Then
        assertThat(again).isFalse();
        assertThat(stop).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void a_server_that_asks_to_wait_is_not_asked_sooner() {
        // When
        assertThat(isAskedAgain(new AnswerException(503, RETRY_LIMIT, null))).isTrue();

        // Then
        assertThat(waited).containsExactly(RETRY_LIMIT.plusSeconds(1));
    }

    @Test
    void a_server_that_asks_to_wait_longer_than_the_limit_is_not_asked_again_and_that_is_said() {
        // Given
        Exception busy = new AnswerException(503, RETRY_LIMIT.plusSeconds(1), null);

        // Then
        assertThat(isAskedAgain(busy)).isFalse();
        assertThat(patience.why(busy))
                .isEqualTo("the server answers 503 and asks to wait PT10M1S, longer than RETRY_LIMIT, which is PT10M");
    }

    @Test
    void what_time_can_heal_is_asked_again_for_no_longer_than_the_limit() {
        // Given
        assertThat(isAskedAgain(answered(503))).isTrue();

        // When
        nanos.addAndGet(RETRY_LIMIT.toNanos());

        // Then
        assertThat(isAskedAgain(answered(503))).isFalse();
    }

    @Test
    void waiting_for_a_connection_of_our_own_is_no_outage() {
        // When
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(isAskedAgain(new ConnectionPoolTimeoutException("scripted")))
                    .isTrue();
        }

        // Then
        assertThat(isAskedAgain(new ConnectionPoolTimeoutException("scripted"))).isFalse();
        assertThat(patience.why(new ConnectionPoolTimeoutException("scripted")))
                .contains("no connection of ours was free");
    }

    @ParameterizedTest
    @CsvSource({"TRANSIENT, true", "PERMANENT, false"})
    void an_answer_that_cannot_be_used_says_itself_whether_time_can_heal_it(Failure failure, boolean again) {
        // Given
        RuntimeException wrapped = new IllegalStateException(new QuestionException(failure, "scripted"));

        // Then
        assertThat(isAskedAgain(wrapped)).isEqualTo(again);
        assertThat(patience.why(wrapped)).isEqualTo("scripted");
    }

    @Test
    void why_names_the_status_and_nothing_of_the_answer() {
        assertThat(patience.why(answered(403)))
                .startsWith("the server answers 403 (")
                .doesNotContain("scripted");
        assertThat(patience.why(new ConnectException("scripted")))
                .startsWith("the server gave no answer (")
                .doesNotContain("scripted");
    }

    @Test
    void why_does_not_blame_the_server_for_what_is_ours() {
        assertThat(patience.why(new UncheckedIOException("Cannot write x: No space left on device", new IOException())))
                .isEqualTo("Cannot write x: No space left on device");
        assertThat(patience.why(new SettingsException(List.of("scripted")))).isEqualTo("scripted");
        assertThat(patience.why(new IllegalStateException("Anna")))
                .isEqualTo("the program failed (IllegalStateException)");
    }

    private boolean isAskedAgain(Throwable failure) {
        question.setException(failure);
        patience.failed(question);
        return patience.isAskedAgain(question);
    }

    private Patience patience(Rest end, Consumer<Duration> waiting) {
        return new Patience(
                new Backoff(Duration.ofSeconds(1), () -> 0.5),
                2,
                RETRY_LIMIT,
                OUTAGE_LIMIT,
                () -> nanos.getAndAdd(step.toNanos()),
                end::isOver,
                waiting);
    }

    private static BaseServerResponseException answered(int status) {
        return BaseServerResponseException.newInstance(status, "scripted");
    }
}
