package dev.fhirseeder.deliver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.server.RawServer;
import dev.fhirseeder.server.RawServer.Conduct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ConnectionTest {

    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}";

    /** Answers the first request of a connection, and closes it. */
    private static final Conduct ONE_ANSWER = socket -> {
        RawServer.read(socket);
        socket.getOutputStream()
                .write(("HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: " + BUNDLE.length()
                                + "\r\n\r\n" + BUNDLE)
                        .getBytes(US_ASCII));
    };

    /** More than the operating system takes over from a sender whose receiver does not read. */
    private static final int BEYOND_BUFFERS = 20_000_000;

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void a_server_that_never_reads_does_not_hold_an_attempt_for_ever() throws IOException {
        // When
        Diagnosis diagnosis = failure(socket -> pause(Duration.ofHours(1)), BUNDLE + " ".repeat(BEYOND_BUFFERS));

        // Then
        assertThat(diagnosis.failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(diagnosis.exception()).isEqualTo("ResponseTimeoutException");
    }

    @Test
    void a_server_that_drips_its_answer_does_not_hold_an_attempt_for_ever() throws IOException {
        // When
        Diagnosis diagnosis = failure(
                socket -> {
                    RawServer.read(socket);
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(US_ASCII));
                    while (true) {
                        out.write(' ');
                        pause(PATIENCE.dividedBy(6));
                    }
                },
                BUNDLE);

        // Then
        assertThat(diagnosis.failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
        assertThat(diagnosis.exception()).isEqualTo("ResponseTimeoutException");
    }

    @Test
    void a_server_that_drips_the_head_of_its_answer_does_not_hold_an_attempt_for_ever() throws IOException {
        // When
        Diagnosis diagnosis = failure(
                socket -> {
                    RawServer.read(socket);
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(US_ASCII));
                    while (true) {
                        out.write('x');
                        pause(PATIENCE.dividedBy(6));
                    }
                },
                BUNDLE);

        // Then
        assertThat(diagnosis.exception()).isEqualTo("ResponseTimeoutException");
    }

    @Test
    void a_request_that_is_cut_off_is_not_sent_again_behind_our_back() throws IOException {
        // Given
        Conduct cutting = socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        };
        try (RawServer server = new RawServer(cutting)) {
            IGenericClient client = client(server);

            // When
            Exception failure = catchException(() -> client.transaction()
                    .withBundle(BUNDLE + " ".repeat(BEYOND_BUFFERS))
                    .execute());

            // Then
            assertThat(Diagnosis.of(failure).failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_may_be_compressed() throws IOException {
        // Given
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(BUNDLE.getBytes(US_ASCII));
        }
        Conduct compressing = socket -> {
            RawServer.read(socket);
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Encoding: gzip\r\n"
                                    + "Content-Length: " + body.size() + "\r\n\r\n")
                            .getBytes(US_ASCII));
            socket.getOutputStream().write(body.toByteArray());
        };

        // When
        String answer;
        try (RawServer server = new RawServer(compressing)) {
            answer = client(server).transaction().withBundle(BUNDLE).execute();
        }

        // Then
        assertThat(answer).isEqualTo(BUNDLE);
    }

    @Test
    void a_connection_that_the_server_has_closed_is_not_used_again() throws IOException {
        // Given
        try (RawServer server = new RawServer(ONE_ANSWER)) {
            IGenericClient client = client(server);
            client.transaction().withBundle(BUNDLE).execute();
            pause(Duration.ofMillis(100));

            // When
            String answer = client.transaction().withBundle(BUNDLE).execute();

            // Then
            assertThat(answer).isEqualTo(BUNDLE);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_client_that_is_closed_takes_no_other_along() throws IOException {
        // Given
        try (RawServer server = new RawServer(ONE_ANSWER)) {
            IGenericClient client = client(server);
            var wires = new Wires(1);
            Connection.to(server.baseUrl(), wires, PATIENCE, Instant::now, guard -> {});

            // When
            wires.shutdown();

            // Then
            assertThat(client.transaction().withBundle(BUNDLE).execute()).isEqualTo(BUNDLE);
        }
    }

    private Diagnosis failure(Conduct conduct, String bundle) throws IOException {
        try (RawServer server = new RawServer(conduct)) {
            IGenericClient client = client(server);
            return Diagnosis.of(
                    catchException(() -> client.transaction().withBundle(bundle).execute()));
        }
    }

    private static IGenericClient client(RawServer server) {
        return Connection.to(server.baseUrl(), new Wires(1), PATIENCE, Instant::now, guard -> {});
    }

    private void pause(Duration time) {
        try {
            never.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
