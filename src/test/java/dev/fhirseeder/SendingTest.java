package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.deliver.Attempts;
import dev.fhirseeder.server.RawServer;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is sent, where to, and how often. */
class SendingTest {

    private static final Logger ATTEMPTS = (Logger) LoggerFactory.getLogger(Attempts.class);

    @TempDir
    Path data;

    @Test
    void the_token_is_sent_unless_the_server_is_local() {
        // When
        Outcome remote = Outcome.of(seeding(3).with("FHIR_TOKEN", "s3cret"), (number, bundle) -> Answer.taken(bundle));
        Outcome local = Outcome.of(
                seeding(3).with("FHIR_TOKEN", "s3cret").with("IS_LOCAL_DEV", true),
                (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(remote.server().authorizations()).containsOnly("Bearer s3cret");
        assertThat(local.server().authorizations()).containsOnly("");
    }

    @Test
    void a_bundle_is_sent_compressed_if_the_operator_says_so_and_is_the_same() {
        // When
        Outcome plain = Outcome.of(seeding(3), (number, bundle) -> Answer.taken(bundle));
        Outcome compressed =
                Outcome.of(seeding(3).with("GZIP_REQUESTS", true), (number, bundle) -> Answer.taken(bundle));

        // Then
        assertThat(plain.server().encodings()).containsOnly("");
        assertThat(compressed.server().encodings()).containsOnly("gzip");
        assertThat(compressed.server().taken()).isEqualTo(plain.server().taken());
        assertThat(compressed.report("bytes")).isEqualTo(plain.report("bytes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void a_transaction_is_posted_to_the_base_url_itself(String slashes) {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // When
            int exitCode =
                    seeding(3).with("FHIR_URL", server.baseUrl() + slashes).run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(server.paths()).containsExactly("/fhir");
        }
    }

    @Test
    void each_request_that_reaches_the_server_is_an_attempt_that_is_counted() throws IOException {
        AtomicInteger requests = new AtomicInteger(); // one more connection asks whether the port speaks TLS
        try (RawServer server = new RawServer(socket -> {
            socket.setSoLinger(true, 0);
            RawServer.read(socket);
            requests.incrementAndGet();
        })) {
            // When
            Seeding seeding = seeding(3)
                    .with("FHIR_URL", server.baseUrl())
                    .with("CHECK_SERVER", false)
                    .with("MAX_RETRIES", 2);
            seeding.run();

            // Then
            assertThat(requests).hasValue(3);
            assertThat(seeding.report().get("retries").asInt()).isEqualTo(2);
            JsonNode cause =
                    Seeding.json(seeding.files("dead-letter", ".cause.json").get(0));
            assertThat(cause.get("attempts").asInt()).isEqualTo(3);
            assertThat(cause.get("failure").asText()).isEqualTo("outcome-unknown");
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void who_waits_to_be_sent_again_when_the_process_is_stopped_remains_for_another_time() throws Exception {
        // Given
        CountDownLatch failed = new CountDownLatch(1);
        Appender<ILoggingEvent> log = listening(event -> failed.countDown());
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.refused(503))) {
            Seeding seeding = seeding(3)
                    .with("FHIR_URL", server.baseUrl())
                    .with("RETRY_DELAY", "PT1H")
                    .with("RETRY_LIMIT", "P1D");
            Seeder seeder = seeding.seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            failed.await();

            // When
            seeder.end(0);
            exitCode.get();

            // Then
            assertThat(server.requests()).isEqualTo(1);
            assertThat(seeding.files("dead-letter", ".json")).isEmpty();
            assertThat(seeding.report().get("generated").asInt()).isEqualTo(3);
            assertThat(seeding.report().get("remaining").asInt()).isEqualTo(3);
            assertThat(seeding.report().get("troubles")).isEmpty();
        } finally {
            ATTEMPTS.detachAppender(log);
        }
    }

    /** Hears each line of an attempt. */
    private static Appender<ILoggingEvent> listening(Consumer<ILoggingEvent> ear) {
        Appender<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                ear.accept(event);
            }
        };
        appender.start();
        ATTEMPTS.addAppender(appender);
        return appender;
    }

    private Seeding seeding(int people) {
        return new Seeding(data)
                .with("NUM_RECORDS", people)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }
}
