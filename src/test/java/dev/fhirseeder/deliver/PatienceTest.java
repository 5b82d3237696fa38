package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {

    private static final Duration OUTAGE_LIMIT = Duration.ofMinutes(1);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Patience patience =
            new Patience(new Backoff(Duration.ofSeconds(1), () -> 0.5), 2, OUTAGE_LIMIT, nanos::get, stopped::get);
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
        stopped.set(true);

        // Then
        assertThat(isAskedAgain(answered(503))).isFalse();
        assertThat(isAskedAgain(new ConnectException("scripted"))).isFalse();
    }

    @Test
    void each_waiting_is_longer_than_the_one_before() {
        // When
        isAskedAgain(answered(503));
        long first = delay();
        isAskedAgain(answered(503));

        // Then
        assertThat(first).isEqualTo(1_000);
        assertThat(delay()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @CsvSource({"TRANSIENT, true", "PERMANENT, false"})
    void an_answer_that_cannot_be_used_says_itself_whether_time_can_heal_it(Failure failure, boolean again) {
        // Given
        RuntimeException wrapped = new IllegalStateException(new QuestionException(failure, "scripted"));

        // Then
        assertThat(isAskedAgain(wrapped)).isEqualTo(again);
        assertThat(Patience.why(wrapped)).isEqualTo("scripted");
    }

    @Test
    void why_names_the_status_and_nothing_of_the_answer() {
        assertThat(Patience.why(answered(403)))
                .startsWith("the server answers 403 (")
                .doesNotContain("scripted");
        assertThat(Patience.why(new ConnectException("scripted")))
                .startsWith("the server gave no answer (")
                .doesNotContain("scripted");
    }

    @Test
    void why_does_not_blame_the_server_for_what_is_ours() {
        assertThat(Patience.why(new UncheckedIOException("Cannot write x: No space left on device", new IOException())))
                .isEqualTo("Cannot write x: No space left on device");
        assertThat(Patience.why(new SettingsException(List.of("scripted")))).isEqualTo("scripted");
        assertThat(Patience.why(new IllegalStateException("Anna")))
                .isEqualTo("the program failed (IllegalStateException)");
    }

    private boolean isAskedAgain(Throwable failure) {
        question.setException(failure);
        patience.failed(question);
        return patience.isAskedAgain(question);
    }

    private long delay() {
        return question.getIn().getHeader(Exchange.REDELIVERY_DELAY, Long.class);
    }

    private static BaseServerResponseException answered(int status) {
        return BaseServerResponseException.newInstance(status, "scripted");
    }
}
