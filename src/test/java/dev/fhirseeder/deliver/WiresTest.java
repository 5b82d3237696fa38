package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.server.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class WiresTest {

    private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}";

    /** More than the operating system takes over from a sender whose receiver does not read. */
    private static final int BEYOND_BUFFERS = 20_000_000;

    private final Wires wires = new Wires(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void who_awaits_an_answer_is_cut_off_and_does_not_know_what_the_server_has_done() throws Exception {
        // Given
        CountDownLatch read = new CountDownLatch(1);
        try (RawServer server = new RawServer(socket -> {
            RawServer.read(socket);
            read.countDown();
            pause();
        })) {
            CompletableFuture<Diagnosis> failure = failure(server.baseUrl(), BUNDLE);
            read.await();

            // When
            wires.cut();

            // Then
            assertThat(failure.get().failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
            assertThat(failure.get().exception()).isEqualTo("ResponseTimeoutException");
        }
    }

    @Test
    void a_server_that_takes_nothing_in_holds_nobody_up() throws Exception {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        try (RawServer server = new RawServer(socket -> {
            socket.getInputStream().read();
            begun.countDown();
            pause();
        })) {
            CompletableFuture<Diagnosis> failure = failure(server.baseUrl(), BUNDLE + " ".repeat(BEYOND_BUFFERS));
            begun.await();

            // When
            wires.cut();

            // Then
            assertThat(failure.get().failure()).isEqualTo(Failure.OUTCOME_UNKNOWN);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_connection_that_is_just_coming_about_is_cut_too_and_nothing_was_sent() throws Exception {
        // Given
        List<Socket> crowd = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            crowd(full, crowd);
            CompletableFuture<Diagnosis> failure =
                    failure(URI.create("http://127.0.0.1:" + full.getLocalPort() + "/fhir"), BUNDLE);
            while (wires.getTotalStats().getLeased() == 0) {
                Thread.onSpinWait();
            }
            boolean early = failure.isDone();

            // When
            wires.cut();

            // Then
            assertThat(early).isFalse();
            assertThat(failure.get(5, TimeUnit.SECONDS).failure()).isEqualTo(Failure.UNREACHABLE);
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    @Test
    void no_connection_comes_about_any_more() throws Exception {
        // Given
        try (RawServer server = new RawServer(RawServer::read)) {
            // When
            wires.cut();
            Diagnosis diagnosis = failure(server.baseUrl(), BUNDLE).get();

            // Then
            assertThat(diagnosis.failure()).isEqualTo(Failure.UNREACHABLE);
            assertThat(server.connections()).isZero();
        }
    }

    private CompletableFuture<Diagnosis> failure(URI url, String bundle) {
        IGenericClient client = Connection.to(url, wires, Duration.ofHours(1), Instant::now, guard -> {});
        return CompletableFuture.supplyAsync(() -> Diagnosis.of(
                catchException(() -> client.transaction().withBundle(bundle).execute())));
    }

    /** Fills the queue of a server that accepts nobody, so that the next one waits for its connection. */
    private static void crowd(ServerSocket full, List<Socket> crowd) throws IOException {
        for (int i = 0; i < 8; i++) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 200);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pause() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
