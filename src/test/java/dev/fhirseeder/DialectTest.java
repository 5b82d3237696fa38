package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.RawServer;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.TlsFront;
import dev.fhirseeder.tls.Dialect;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that say TLS to a port without it, or the other way round. */
class DialectTest {

    private static final int HANDSHAKE = 0x16;

    /** The other side does not like the greeting. */
    private static final byte[] ALERT = {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28};

    @TempDir
    Path data;

    @Test
    void http_to_a_port_of_tls_is_told_with_the_right_address() {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                TlsFront front =
                        TlsFront.of(server.baseUrl(), Authority.shared().issue("server"))) {
            String plain = front.baseUrl().replace("https:", "http:");
            assertThat(refused(plain))
                    .isEqualTo(
                            "FHIR_URL (seeder.fhir-url): found '%s', and that port speaks TLS, expected %s or another port"
                                    .formatted(plain, front.baseUrl()));
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void http_to_a_port_of_tls_that_answers_400_in_plain_words_is_told() throws IOException {
        try (RawServer server = new RawServer(socket -> {
            if (first(socket) == HANDSHAKE) {
                socket.getOutputStream().write(ALERT);
            } else {
                say(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        })) {
            assertThat(refused(server.baseUrl().toString())).contains("and that port speaks TLS, expected https://");
        }
    }

    @Test
    void https_to_a_port_that_hangs_up_and_speaks_http_is_told_with_the_right_address() throws IOException {
        try (RawServer server = new RawServer(socket -> {
            if (first(socket) != HANDSHAKE) {
                say(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        })) {
            assertThat(refused(server.baseUrl().toString().replace("http:", "https:")))
                    .contains("and that port speaks plain http without TLS, expected " + server.baseUrl() + " or");
        }
    }

    /** As nginx does with {@code error_page 497 =301 https://…}. */
    @ParameterizedTest
    @ValueSource(strings = {"301 Moved Permanently", "302 Found", "308 Permanent Redirect", "400 Bad Request"})
    void what_a_port_of_tls_says_in_plain_words_is_no_proof_of_plain_http(String status) throws IOException {
        try (RawServer server = new RawServer(socket -> {
            if (first(socket) != HANDSHAKE) {
                say(socket, "HTTP/1.1 " + status + "\r\nLocation: https://localhost/\r\nConnection: close\r\n\r\n");
            }
        })) {
            assertThat(Dialect.misnamed(secure(server))).isEmpty();
            assertThat(server.connections()).isOne();
        }
    }

    /** The whole takes four seconds, and no byte more than a part of one. */
    @Test
    void an_answer_that_comes_byte_by_byte_is_not_waited_for() throws IOException {
        byte[] answer = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(socket -> {
            int unused = first(socket);
            socket.setSoTimeout(400);
            for (byte one : answer) {
                socket.getOutputStream().write(one);
                pause(socket);
            }
        })) {
            assertThat(Dialect.misnamed(secure(server))).isEmpty();
        }
    }

    /** This one waits for the end of a line, or answers 400 where one happens to be. */
    @Test
    void https_to_a_server_of_plain_http_is_told() {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            assertThat(refused(server.baseUrl().replace("http:", "https:")))
                    .startsWith("FHIR_URL (seeder.fhir-url): ")
                    .containsAnyOf("that port speaks plain http without TLS", "speaks no TLS");
            assertThat(server.statements()).isZero();
        }
    }

    /** Nobody has looked at the server, so that the first Bundle shows it. */
    @ParameterizedTest
    @ValueSource(strings = {"update", "create", "auto"})
    void without_a_look_at_the_server_the_first_bundle_tells_of_http_to_a_port_of_tls(String mode) {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                TlsFront front =
                        TlsFront.of(server.baseUrl(), Authority.shared().issue("server"))) {
            String plain = front.baseUrl().replace("https:", "http:");

            // When
            int exitCode = unseen(plain).with("WRITE_MODE", mode).run();

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(seeding().report().get("troubles").get(0).asText())
                    .isEqualTo(
                            "given up: FHIR_URL (seeder.fhir-url): found '%s', and that port speaks TLS, expected %s or another port"
                                    .formatted(plain, front.baseUrl()));
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void without_a_look_at_the_server_a_plain_400_to_the_first_bundle_tells_of_a_port_of_tls() throws IOException {
        try (RawServer server = new RawServer(socket -> {
            if (first(socket) == HANDSHAKE) {
                socket.getOutputStream().write(ALERT);
            } else {
                say(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        })) {
            assertThat(unseen(server.baseUrl().toString()).run()).isEqualTo(1);
            assertThat(seeding().report().get("troubles").get(0).asText())
                    .contains("and that port speaks TLS, expected https://");
        }
    }

    @Test
    void without_a_look_at_the_server_https_to_a_port_that_hangs_up_and_speaks_http_is_told() throws IOException {
        try (RawServer server = new RawServer(socket -> {
            if (first(socket) != HANDSHAKE) {
                say(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        })) {
            assertThat(unseen(server.baseUrl().toString().replace("http:", "https:"))
                            .run())
                    .isEqualTo(1);
            assertThat(seeding().report().get("troubles").get(0).asText())
                    .contains("and that port speaks plain http without TLS, expected " + server.baseUrl() + " or");
        }
    }

    private Seeding unseen(String url) {
        return seeding().with("FHIR_URL", url).with("CHECK_SERVER", "false").with("OUTAGE_LIMIT", "PT2S");
    }

    @Test
    void a_server_that_hangs_up_on_everybody_may_be_about_to_start() throws IOException {
        try (RawServer server = new RawServer(Socket::close)) {
            assertThat(seeding()
                            .with("FHIR_URL", server.baseUrl().toString().replace("http:", "https:"))
                            .with("OUTAGE_LIMIT", "PT0.2S")
                            .run())
                    .isEqualTo(1);
            assertThat(seeding().report().get("troubles").get(0).asText()).contains("OUTAGE_LIMIT");
        }
    }

    private String refused(String url) {
        return Turned.away(seeding().with("FHIR_URL", url).with("OUTAGE_LIMIT", "PT2S")).stream()
                .reduce((one, other) -> one + "\n" + other)
                .orElseThrow();
    }

    private static URI secure(RawServer server) {
        return URI.create(server.baseUrl().toString().replace("http:", "https:"));
    }

    /** Nothing more comes from who asks. */
    private static void pause(Socket socket) throws IOException {
        try {
            if (socket.getInputStream().read() < 0) {
                throw new EOFException();
            }
        } catch (SocketTimeoutException e) {
            // it still listens
        }
    }

    private static int first(Socket socket) throws IOException {
        int first = socket.getInputStream().read();
        byte[] rest = new byte[10_000];
        int unused = socket.getInputStream().read(rest);
        return first;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Seeding seeding() {
        return Seeding.ofThree(data);
    }
}
