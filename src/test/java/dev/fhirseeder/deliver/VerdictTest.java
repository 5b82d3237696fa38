package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
    private final Run run = Requests.run(3);

    static Stream<Arguments> failures() {
        return Arrays.stream(WriteMode.values())
                .flatMap(mode -> Stream.of(
                        Arguments.of(mode, new ConnectException(), true, false),
                        Arguments.of(mode, status(503), false, false),
                        Arguments.of(mode, status(422), false, true),
                        Arguments.of(mode, new IllegalStateException(), false, true),
                        Arguments.of(
                                mode,
                                new AnswerException(Failure.UNKNOWN_OUTCOME, 200, "unknown", null),
                                false,
                                mode == WriteMode.CREATE)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_is_unknown_is_sent_again_only_where_twice_is_once(
            WriteMode mode, Exception failure, boolean unreachable, boolean permanent) {
        // Given
        Verdict verdict = new Verdict(mode, outage);
        Exchange exchange = Journey.failed(run, failure);

        // Then
        assertThat(verdict.isUnreachable(exchange)).isEqualTo(unreachable);
        assertThat(verdict.isPermanent(exchange)).isEqualTo(permanent);
    }

    @Test
    void a_run_is_given_up_when_the_outage_is_too_long_and_is_never_taken_up_again() {
        // Given
        Verdict verdict = new Verdict(WriteMode.UPDATE, outage);
        Exchange exchange = Journey.failed(run, new ConnectException());

        // When
        boolean first = verdict.isWaitedFor(exchange);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        boolean second = verdict.isWaitedFor(exchange);
        outage.ends();
        boolean third = verdict.isWaitedFor(exchange);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(third).isFalse();
        assertThat(run.isGivenUp()).isTrue();
    }

    @Test
    void a_run_that_waits_is_not_given_up() {
        // When
        boolean waits = new Verdict(WriteMode.UPDATE, outage).isWaitedFor(Journey.failed(run, new ConnectException()));

        // Then
        assertThat(waits).isTrue();
        assertThat(run.isStopped()).isFalse();
    }

    private static BaseServerResponseException status(int status) {
        return BaseServerResponseException.newInstance(status, "scripted");
    }
}
