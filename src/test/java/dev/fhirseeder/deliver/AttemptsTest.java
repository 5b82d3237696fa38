package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchException;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AttemptsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Outage outage = new Outage(Duration.ofSeconds(10), nanos::get);
    private final Heard heard = new Heard();
    private final Attempts attempts = new Attempts(outage, new Backoff(Duration.ofSeconds(1), () -> 0.5), heard);
    private final Run run = Requests.run(4);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Attempts.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void every_attempt_but_the_first_is_a_retry() {
        // Given
        Exchange exchange = Journey.of(run);

        // When
        attempts.begin(exchange);
        attempts.begin(exchange);
        attempts.begin(exchange);

        // Then
        assertThat(run.tally().retries()).isEqualTo(2);
        assertThat(Dispatch.of(exchange).attempts()).isEqualTo(3);
    }

    @Test
    void nothing_is_attempted_for_a_run_that_was_given_up() {
        // Given
        Exchange exchange = Journey.of(run);
        run.giveUp();

        // When
        assertThatThrownBy(() -> attempts.begin(exchange))

                // Then
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        ceased -> assertThat(ceased.diagnosis()).isEqualTo(Diagnosis.UNSENT));
        assertThat(Dispatch.of(exchange).attempts()).isZero();
    }

    @Test
    void nothing_is_sent_again_when_the_process_is_being_stopped_and_the_last_real_failure_stays() {
        // Given
        Exchange exchange = Journey.of(run);
        attempts.begin(exchange);
        exchange.setException(new UnprocessableEntityException("scripted"));
        attempts.failed(exchange);
        run.interrupt();

        // When
        assertThatThrownBy(() -> attempts.begin(exchange))

                // Then
                .isInstanceOfSatisfying(DeliveryException.class, ceased -> {
                    assertThat(ceased.diagnosis().status()).isEqualTo(422);
                    exchange.setException(ceased);
                    attempts.failed(exchange);
                });
        assertThat(Dispatch.of(exchange).attempts()).isEqualTo(1);
        assertThat(log.list).hasSize(1);
    }

    @Test
    void what_has_not_been_sent_yet_is_sent_once_though_the_process_is_being_stopped() {
        // Given
        Exchange exchange = Journey.of(run);
        run.interrupt();

        // When
        attempts.begin(exchange);

        // Then
        assertThat(Dispatch.of(exchange).attempts()).isEqualTo(1);
    }

    @Test
    void a_failure_says_how_long_is_waited_before_the_next_attempt() {
        // Given
        Exchange exchange = Journey.of(run);
        attempts.begin(exchange);
        attempts.begin(exchange);
        exchange.setException(new UnprocessableEntityException("scripted"));

        // When
        attempts.failed(exchange);

        // Then
        assertThat(exchange.getIn().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(2000L);
    }

    @Test
    void people_who_cannot_be_encoded_are_logged_without_a_name_for_their_bundle() {
        // Given
        Exchange exchange = Journey.unencodable(run, "Marie Tremblay");
        attempts.begin(exchange);
        exchange.setException(catchException(() -> Dispatch.of(exchange).parcel()));

        // When
        attempts.failed(exchange);

        // Then
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("bundle=none", "status=0")
                .doesNotContain("Tremblay");
        assertThat(heard.words()).containsExactly("attempted 0");
    }

    @Test
    void an_attempt_is_logged_by_its_bundle_number_status_and_time() {
        // Given
        Exchange exchange = Journey.of(run);
        attempts.begin(exchange);
        attempts.prepare(exchange);

        // When
        attempts.succeeded(exchange);

        // Then
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("run=test", "people=4", "attempt=1", "status=200", "ms=")
                .contains("bundle=" + Dispatch.of(exchange).parcel().id());
        assertThat(heard.words()).containsExactly("attempted 200");
    }

    @Test
    void no_line_of_the_log_holds_anything_of_a_person() {
        // Given
        Exchange exchange = Journey.of(run);
        String content = Dispatch.of(exchange).parcel().json().toString();
        attempts.begin(exchange);
        exchange.setException(new UnprocessableEntityException(content));

        // When
        attempts.failed(exchange);

        // Then
        assertThat(log.list).hasSize(1).allSatisfy(event -> {
            assertThat(event.getThrowableProxy()).isNull();
            Records.all()
                    .forEach(record -> assertThat(event.getFormattedMessage())
                            .doesNotContain(record.person().name().family())
                            .doesNotContain(record.person().birthDate().toString()));
        });
    }

    @Test
    void only_an_answer_has_an_answer_time() {
        // Given
        Exchange exchange = Journey.failed(run, new ConnectException());
        attempts.begin(exchange);

        // When
        attempts.failed(exchange);
        exchange.setException(new UnprocessableEntityException("scripted"));
        attempts.failed(exchange);

        // Then
        assertThat(run.tally().latency().getTotalCount()).isEqualTo(1);
        assertThat(heard.words()).containsExactly("attempted 0", "attempted 422");
    }

    @Test
    void the_last_waiting_for_a_server_out_of_reach_ends_with_the_limit() {
        // Given
        Exchange exchange = Journey.failed(run, new ConnectException());
        IntStream.range(0, 4).forEach(i -> attempts.begin(exchange));
        outage.lasts(run, Optional.empty());

        // When
        attempts.failed(exchange);
        Object whole = exchange.getIn().getHeader(Exchange.REDELIVERY_DELAY);
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());
        attempts.failed(exchange);

        // Then
        assertThat(whole).isEqualTo(8_000L);
        assertThat(exchange.getIn().getHeader(Exchange.REDELIVERY_DELAY)).isEqualTo(3_001L);
    }

    @Test
    void any_answer_ends_an_outage() {
        // Given
        outage.lasts(run, Optional.empty());
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        Exchange exchange = Journey.failed(run, new UnprocessableEntityException("scripted"));

        // When
        attempts.failed(exchange);

        // Then
        outage.lasts(run, Optional.empty());
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(outage.lasts(run, Optional.empty())).isTrue();
    }
}
