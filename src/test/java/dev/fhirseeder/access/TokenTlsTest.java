package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import dev.fhirseeder.server.ForwardProxy;
import dev.fhirseeder.server.RawServer;
import dev.fhirseeder.server.TlsFront;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole application where whoever gives tokens speaks TLS. */
class TokenTlsTest {

    private static final String[] HERE = {"-ext", "SAN=IP:127.0.0.1,DNS:login.example.org"};

    private final Authority authority = Authority.shared();
    private final AtomicInteger asked = new AtomicInteger();
    private IntUnaryOperator status = number -> 200;
    private final Door door = new Door("Bearer granted"::equals);

    @TempDir
    Path folder;

    private HttpServer tokens;

    @BeforeEach
    void open() throws IOException {
        tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/", this::give);
        tokens.start();
    }

    @AfterEach
    void close() {
        door.close();
        tokens.stop(0);
    }

    @Test
    void a_token_is_given_by_whom_our_authority_vouches_for() {
        try (TlsFront front = TlsFront.of(baseUrl(), authority.issue("login", HERE))) {
            // When
            Run run = to(front).go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.taken()).hasSize(2);
        }
    }

    @Test
    void an_authority_that_nobody_knows_ends_the_start_in_one_line() {
        try (TlsFront front = TlsFront.of(baseUrl(), authority.stranger("strange-login", HERE))) {
            assertRefused(
                    to(front),
                    front,
                    "comes from nobody who is trusted, expected an authority that is known to FHIR_CA_FILE, which is '"
                            + authority.certificate());
            assertRefused(
                    to(front).with("FHIR_CA_FILE", ""), front, "known to the JDK; FHIR_CA_FILE or FHIR_TRUSTSTORE");
        }
    }

    @Test
    void a_certificate_that_has_expired_ends_the_start_in_one_line() {
        Papers old = authority.issue("old-login", "-ext", HERE[1], "-startdate", "-10d", "-validity", "5");
        try (TlsFront front = TlsFront.of(baseUrl(), old)) {
            assertRefused(to(front), front, "has expired (NotAfter: ");
        }
    }

    @Test
    void a_certificate_of_another_host_ends_the_start_in_one_line() {
        Papers other = authority.issue("other-login", "-ext", "SAN=DNS:other.example.org");
        try (TlsFront front = TlsFront.of(baseUrl(), other)) {
            assertRefused(to(front), front, "is for others: found [");
        }
    }

    /** It is asked before the start, and again when the server is looked at. */
    @Test
    void who_is_busy_at_first_and_refuses_then_ends_the_start_too() {
        // Given
        status = number -> number == 1 ? 503 : 400;

        // When
        Run run = to(baseUrl() + "/token").go();

        // Then
        assertThat(run.exitCode()).as(run.words()).isEqualTo(2);
        assertThat(run.words())
                .contains("fhir-seeder cannot start; nothing was sent.")
                .contains("\n  " + baseUrl() + "/token: found the answer 400, expected a token");
        assertThat(door.shown()).isEmpty();
    }

    @Test
    void a_proxy_that_does_not_know_us_ends_the_start_and_one_that_finds_nobody_is_waited_for() throws IOException {
        try (ForwardProxy strict = ForwardProxy.refusing("407 Proxy Authentication Required");
                ForwardProxy idle = ForwardProxy.refusing("502 Bad Gateway")) {
            // When
            Run refused = to("https://login.example.org/token")
                    .with("HTTPS_PROXY", strict.url())
                    .go();
            Run waited = to("https://login.example.org/token")
                    .with("HTTPS_PROXY", idle.url())
                    .with("OUTAGE_LIMIT", "PT0.05S")
                    .go();

            // Then
            assertThat(refused.exitCode()).as(refused.words()).isEqualTo(2);
            assertThat(refused.words())
                    .contains("https://login.example.org/token: no connection comes about; the proxy answers 407")
                    .contains("HTTPS_PROXY");
            assertThat(waited.exitCode()).as(waited.words()).isEqualTo(1);
            assertThat(waited.words()).contains("the proxy answers 502", "OUTAGE_LIMIT");
            assertThat(door.shown()).isEmpty();
        }
    }

    @Test
    void http_to_a_port_of_tls_ends_the_start_with_the_right_address() {
        try (TlsFront front = TlsFront.of(baseUrl(), authority.issue("login", HERE))) {
            // When
            Run run = to(front.baseUrl().replace("https:", "http:") + "/token").go();

            // Then
            assertMisnamed(run, "http", front.port(), "TLS");
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void a_plain_400_of_a_port_of_tls_ends_the_start_with_the_right_address() throws IOException {
        byte[] alert = {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28};
        byte[] refusal = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(
                socket -> socket.getOutputStream().write(socket.getInputStream().read() == 0x16 ? alert : refusal))) {
            // When
            Run run = to(server.baseUrl() + "/token").go();

            // Then
            assertMisnamed(run, "http", server.baseUrl().getPort(), "TLS");
        }
    }

    /** It hangs up on whatever is no HTTP, as one does that may be about to start. */
    @Test
    void https_to_a_port_of_plain_http_ends_the_start_with_the_right_address() throws IOException {
        byte[] missing = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(socket -> {
            if (socket.getInputStream().read() != 0x16) {
                socket.getOutputStream().write(missing);
            }
        })) {
            // When
            Run run = to(server.baseUrl().toString().replace("http:", "https:") + "/token")
                    .go();

            // Then
            assertMisnamed(run, "https", server.baseUrl().getPort(), "plain http without TLS");
        }
    }

    private void assertMisnamed(Run run, String scheme, int port, String spoken) {
        String rest = "://127.0.0.1:%d/fhir/token".formatted(port);
        assertThat(run.exitCode()).as(run.words()).isEqualTo(2);
        assertThat(run.words())
                .contains("nothing was sent")
                .contains("\n  %s%s: no connection comes about; that port speaks %s, expected %s%s or another port"
                        .formatted(scheme, rest, spoken, scheme.equals("http") ? "https" : "http", rest));
        assertThat(door.shown()).isEmpty();
    }

    private void assertRefused(Run run, TlsFront front, String why) {
        run.go();
        String place = "  https://127.0.0.1:%d/fhir/token: no connection comes about; the certificate of 127.0.0.1:%d "
                .formatted(front.port(), front.port());
        assertThat(run.exitCode()).as(run.words()).isEqualTo(2);
        assertThat(run.words().lines().filter(line -> line.startsWith(place)))
                .as(run.words())
                .singleElement()
                .asString()
                .contains(why);
        assertThat(run.words()).contains("nothing was sent").doesNotContain("Exception", "\tat ");
        assertThat(front.requests()).isZero();
        assertThat(door.shown()).isEmpty();
    }

    private Run to(TlsFront front) {
        return to(front.baseUrl() + "/token");
    }

    private Run to(String tokenUrl) {
        return Run.to(folder, door)
                .with("FHIR_AUTH", "oauth2")
                .with("FHIR_TOKEN_URL", tokenUrl)
                .with("FHIR_CLIENT_ID", "seeder")
                .with("FHIR_CLIENT_SECRET", "s3cret")
                .with("FHIR_CA_FILE", authority.certificate());
    }

    private void give(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] token = "{\"access_token\":\"granted\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                    .getBytes(StandardCharsets.UTF_8);
            int number = asked.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status.applyAsInt(number), token.length);
            exchange.getResponseBody().write(token);
        }
    }

    private String baseUrl() {
        return "http://127.0.0.1:%d/fhir".formatted(tokens.getAddress().getPort());
    }
}
