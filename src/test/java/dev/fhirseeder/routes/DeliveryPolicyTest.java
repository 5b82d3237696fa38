package dev.fhirseeder.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Packer;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.deliver.Attempts;
import dev.fhirseeder.deliver.Backoff;
import dev.fhirseeder.deliver.DeadLetters;
import dev.fhirseeder.deliver.Dispatch;
import dev.fhirseeder.deliver.Dispatcher;
import dev.fhirseeder.deliver.Disposal;
import dev.fhirseeder.deliver.Doorstep;
import dev.fhirseeder.deliver.Outage;
import dev.fhirseeder.deliver.Pauses;
import dev.fhirseeder.deliver.Surrender;
import dev.fhirseeder.deliver.Traffic;
import dev.fhirseeder.deliver.Verdict;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.report.Meters;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.tls.Approach;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.BeanInject;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The delivery policy as it is shipped, before a sink that fails as told. */
@CamelMainTest(
        mockEndpoints = "direct:dead-letter",
        mockEndpointsAndSkip = "direct:sink-fhir",
        properties = {"seeder.max-retries=3", "seeder.parallelism=2"})
class DeliveryPolicyTest {

    private static final int SECONDS = 30;
    private static final Duration OUTAGE_LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path letters;

    @BeanInject
    CamelContext context;

    @BeanInject
    ProducerTemplate template;

    @EndpointInject("mock:direct:sink-fhir")
    MockEndpoint sink;

    @EndpointInject("mock:direct:dead-letter")
    MockEndpoint deadLetters;

    private final AtomicLong nanos = new AtomicLong();
    private final Outage outage = new Outage(OUTAGE_LIMIT, nanos::get);
    private final Meters meters = new Meters(new SimpleMeterRegistry());
    private final Backoff backoff = new Backoff(Duration.ofMillis(1), () -> 0.5);
    private final Pauses pauses = new Pauses(2);
    private final Run run = Requests.run(4);

    @Configure
    void routes(MainConfigurationProperties configuration) {
        configuration.setRoutesIncludePattern(
                "file:routes/deliver.camel.yaml,file:routes/send.camel.yaml,file:routes/attempt.camel.yaml,"
                        + "file:routes/dead-letter.camel.yaml,"
                        + "file:routes/policy-delivery.camel.yaml");
    }

    @BindToRegistry("dispatcher")
    Dispatcher dispatcher() {
        return new Dispatcher(
                new Packer(
                        new HapiEncoder(R4::passing, new RecordMapper()),
                        () -> WriteMode.UPDATE,
                        BundleType.TRANSACTION,
                        Integer.MAX_VALUE),
                meters,
                new Traffic());
    }

    @BindToRegistry("attempt-failed")
    Processor attemptFailed() {
        return new Attempts(outage, backoff, meters)::failed;
    }

    @BindToRegistry("pauses")
    Pauses pauses() {
        return pauses;
    }

    @BindToRegistry("sent-again")
    Predicate sentAgain() {
        return new Verdict(
                        3,
                        Duration.ofMinutes(5),
                        outage,
                        new Surrender(pauses),
                        new Doorstep(
                                URI.create("http://127.0.0.1:1/fhir"), Approach.DIRECT, status -> Optional.empty()))
                ::isSentAgain;
    }

    @BindToRegistry("disposal")
    Disposal disposal() {
        return new Disposal(
                new DeadLetters(new LetterFolder(letters), () -> Instant.EPOCH, meters, new Surrender(pauses)));
    }

    @Test
    void a_gathering_that_is_taken_at_once_is_sent_once() throws InterruptedException {
        // When
        deliver(1, 0);

        // Then
        assertThat(run.tally().delivered()).isEqualTo(4);
    }

    @Test
    void an_internal_error_is_healed_by_one_repetition() throws InterruptedException {
        // Given
        sink.whenExchangeReceived(1, failing(new InternalErrorException("scripted")));

        // When
        deliver(2, 0);

        // Then
        assertThat(run.tally().delivered()).isEqualTo(4);
        assertThat(letters).isEmptyDirectory();
    }

    @Test
    void failures_after_an_outage_are_counted_as_any_others() throws InterruptedException {
        // Given
        sink.whenAnyExchangeReceived(failing(new InternalErrorException("scripted")));
        sink.whenExchangeReceived(1, failing(new ConnectException("scripted")));

        // When
        deliver(1 + 1 + 3, 1);

        // Then
        assertThat(run.tally().deadLettered()).isEqualTo(4);
    }

    @Test
    void an_internal_error_that_stays_is_repeated_as_often_as_the_operator_allows() throws InterruptedException {
        // Given
        sink.whenAnyExchangeReceived(failing(new InternalErrorException("scripted")));

        // When
        deliver(1 + 3, 1);

        // Then
        assertThat(run.tally().deadLettered()).isEqualTo(4);
        assertThat(run.tally().delivered()).isZero();
        assertThat(run.isGivenUp()).isFalse();
    }

    @Test
    void a_refused_gathering_is_divided_until_the_poison_stands_alone() throws InterruptedException {
        // Given
        String poison = Records.all().get(2).key().id("patient").toString();
        sink.whenAnyExchangeReceived(exchange -> {
            if (Dispatch.of(exchange).parcel().json().toString().contains("Patient/" + poison)) {
                throw new UnprocessableEntityException("scripted");
            }
        });

        // When
        deliver(1 + 2 + 2, 1 + 1 + 1);

        // Then
        assertThat(run.tally().delivered()).isEqualTo(3);
        assertThat(run.tally().deadLettered()).isEqualTo(1);
        assertThat(run.tally().retries()).isZero();
        assertThat(letters).isDirectoryContaining("glob:**.cause.json");
    }

    @Test
    void an_outage_is_waited_for_beyond_the_retries_and_then_the_gathering_is_delivered() throws InterruptedException {
        // Given
        for (int attempt = 1; attempt <= 9; attempt++) {
            sink.whenExchangeReceived(attempt, failing(new ConnectException("scripted")));
        }

        // When
        deliver(10, 0);

        // Then
        assertThat(run.tally().delivered()).isEqualTo(4);
        assertThat(run.isGivenUp()).isFalse();
    }

    @Test
    void an_outage_longer_than_its_limit_ends_the_run() throws InterruptedException {
        // Given
        sink.whenAnyExchangeReceived(exchange -> {
            nanos.addAndGet(OUTAGE_LIMIT.toNanos() / 3);
            throw new ConnectException("scripted");
        });

        // When
        deliver(4, 1);

        // Then
        assertThat(run.isGivenUp()).isTrue();
        assertThat(run.tally().deadLettered()).isEqualTo(4);
    }

    /** Delivers one gathering, and waits for as many attempts and dead letters, no more and no fewer. */
    private void deliver(int attempts, int letters) throws InterruptedException {
        sink.expectedMessageCount(attempts);
        deadLetters.expectedMessageCount(letters);
        template.sendBodyAndHeader("direct:deliver", new Gathering(run, Records.all()), "run", run);
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        run.awaitBundles();
    }

    private static Processor failing(Exception failure) {
        return exchange -> {
            throw failure;
        };
    }
}
