package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.tls.Approach;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final int MAX_RETRIES = 2;
    private static final Duration RETRY_LIMIT = Duration.ofMinutes(5);

    private final AtomicLong nanos = new AtomicLong();
    private final Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
    private final Attempts attempts = new Attempts(outage, new Backoff(Duration.ofSeconds(1), () -> 0.5), new Heard());
    private final Run run = Requests.run(3);

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void what_is_unknown_is_sent_again_only_where_twice_is_once(WriteMode mode) {
        // When
        boolean again = isSentAgain(Journey.of(run, mode), unknown());

        // Then
        assertThat(again).isEqualTo(mode != WriteMode.CREATE);
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void what_no_repetition_heals_is_not_sent_again(WriteMode mode) {
        assertThat(isSentAgain(Journey.of(run, mode), status(422))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(WriteMode.class)
    void what_time_can_heal_is_sent_again_as_often_as_the_operator_allows(WriteMode mode) {
        // Given
        Exchange exchange = Journey.of(run, mode);

        // When
        boolean first = isSentAgain(exchange, status(503));
        boolean second = isSentAgain(exchange, status(503));
        boolean third = isSentAgain(exchange, status(503));

        // Then
        assertThat(first).isTrue();
        assertThat(second).isTrue();
        assertThat(third).isFalse();
    }

    @Test
    void attempts_that_did_not_reach_the_server_are_not_counted_against_those_that_did() {
        // Given
        Exchange exchange = Journey.of(run);
        for (int i = 0; i < 100; i++) {
            assertThat(isSentAgain(exchange, new ConnectException())).isTrue();
        }

        // When
        boolean first = isSentAgain(exchange, status(503));
        boolean second = isSentAgain(exchange, status(503));
        boolean third = isSentAgain(exchange, status(503));

        // Then
        assertThat(first).isTrue();
        assertThat(second).isTrue();
        assertThat(third).isFalse();
    }

    @Test
    void a_run_is_given_up_when_the_outage_is_too_long_and_is_never_taken_up_again() {
        // When
        boolean first = isSentAgain(Journey.of(run), new ConnectException());
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        boolean second = isSentAgain(Journey.of(run), new ConnectException());
        outage.ends();
        boolean third = isSentAgain(Journey.of(run), new ConnectException());

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(third).isFalse();
        assertThat(run.isGivenUp()).isTrue();
    }

    @Test
    void a_run_after_one_that_was_given_up_waits_anew() {
        // Given
        isSentAgain(Journey.of(run), new ConnectException());
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        isSentAgain(Journey.of(run), new ConnectException());
        Run next = Requests.run(3);

        // When
        boolean again = isSentAgain(Journey.of(next), new ConnectException());

        // Then
        assertThat(run.isGivenUp()).isTrue();
        assertThat(again).isTrue();
        assertThat(next.isGivenUp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"401, 0, true", "401, 1, true", "403, 1, true", "404, 0, true", "404, 1, false", "405, 1, false"})
    void a_run_is_given_up_when_every_bundle_would_be_turned_away(int status, int delivered, boolean givenUp) {
        // Given
        for (int i = 0; i < delivered; i++) {
            run.tally().delivered(1, Map.of(), 1);
        }

        // When
        boolean again = isSentAgain(Journey.of(run), status(status));

        // Then
        assertThat(again).isFalse();
        assertThat(run.isGivenUp()).isEqualTo(givenUp);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 504, 524})
    void a_gateways_word_is_not_the_servers_so_that_create_sends_nothing_twice(int status) {
        assertThat(isSentAgain(Journey.of(run, WriteMode.CREATE), status(status)))
                .isFalse();
        assertThat(isSentAgain(Journey.of(run), status(status))).isTrue();
    }

    @Test
    void what_the_server_asks_to_wait_is_waited_if_it_is_not_too_long() {
        // When
        boolean shorter = isSentAgain(Journey.of(run), busy(Duration.ofMinutes(4)));
        boolean givenUpBefore = run.isGivenUp();
        boolean longer = isSentAgain(Journey.of(run), busy(Duration.ofMinutes(6)));

        // Then
        assertThat(shorter).isTrue();
        assertThat(givenUpBefore).isFalse();
        assertThat(longer).isFalse();
        assertThat(run.troubles()).singleElement().asString().contains("503", "PT6M", "RETRY_LIMIT");
    }

    @Test
    void waits_are_added_up_and_end_at_the_limit_of_the_whole() {
        // Given
        Exchange exchange = Journey.of(run);
        Duration whole = Duration.ofMinutes(5).minusSeconds(1);

        // When
        boolean again = isSentAgain(exchange, busy(whole));
        boolean tooLate = isSentAgain(exchange, busy(whole.plusSeconds(1)));

        // Then
        assertThat(again).isTrue();
        assertThat(tooLate).isFalse();
        assertThat(run.isGivenUp()).isFalse();
    }

    @Test
    void what_was_made_before_the_making_broke_off_is_sent_again() {
        // Given
        run.stop();

        // Then
        assertThat(isSentAgain(Journey.of(run), status(503))).isTrue();
        assertThat(isSentAgain(Journey.of(run), new ConnectException())).isTrue();
    }

    @Test
    void nothing_is_sent_again_when_the_process_is_being_stopped() {
        // Given
        run.interrupt();

        // Then
        assertThat(isSentAgain(Journey.of(run), status(503))).isFalse();
        assertThat(isSentAgain(Journey.of(run), new ConnectException())).isFalse();
    }

    @Test
    void a_run_that_waits_when_the_process_is_being_stopped_waits_no_longer() {
        // Given
        isSentAgain(Journey.of(run), new ConnectException());
        assertThat(run.isWaiting()).isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        // When
        run.interrupt();
        isSentAgain(Journey.of(run), new ConnectException());

        // Then
        assertThat(run.isWaiting()).isFalse();
        assertThat(outage.left(run)).isEqualTo(outage.limit());
    }

    private boolean isSentAgain(Exchange exchange, Exception failure) {
        Dispatch.of(exchange).parcel(); // as the attempt that failed has made it
        exchange.setException(failure);
        attempts.failed(exchange);
        return new Verdict(
                        MAX_RETRIES,
                        RETRY_LIMIT,
                        outage,
                        new Surrender(new Pauses(1)),
                        new Doorstep(
                                URI.create("http://127.0.0.1:1/fhir"), Approach.DIRECT, status -> Optional.empty()))
                .isSentAgain(exchange);
    }

    private static BaseServerResponseException status(int status) {
        return BaseServerResponseException.newInstance(status, "scripted");
    }

    private static AnswerException busy(Duration wait) {
        return new AnswerException(503, wait, null);
    }

    private static AnswerException unknown() {
        return new AnswerException(Failure.OUTCOME_UNKNOWN, 200, "unknown", null);
    }
}
