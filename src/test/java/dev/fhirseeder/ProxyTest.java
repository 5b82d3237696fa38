package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.ForwardProxy;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.TlsFront;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of a name that only a proxy knows. */
class ProxyTest {

    private static final String PLAIN = "http://fhir.example.org/fhir";
    private static final String SECURE = "https://fhir.example.org/fhir";

    private final ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
    private final TlsFront front = TlsFront.of(
            server.baseUrl(), Authority.shared().issue("server", "-ext", "SAN=IP:127.0.0.1,DNS:fhir.example.org"));

    @TempDir
    Path data;

    @AfterEach
    void close() {
        front.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
    void a_plain_server_is_reached_through_its_proxy(String variable) throws IOException {
        try (ForwardProxy proxy = new ForwardProxy(port())) {

            // When
            int exitCode = seeding()
                    .with("FHIR_URL", PLAIN)
                    .with(variable, proxy.url())
                    .run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(server.taken()).hasSize(1);
            assertThat(proxy.heads()).allMatch(head -> head.contains(" http://fhir.example.org/fhir"));
        }
    }

    @Test
    void a_secure_server_is_reached_through_a_tunnel_in_which_its_certificate_is_looked_at() throws IOException {
        try (ForwardProxy proxy = new ForwardProxy(front.port())) {
            Seeding seeding = seeding().with("FHIR_URL", SECURE).with("HTTPS_PROXY", proxy.url());

            // When
            int exitCode = seeding.run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(server.taken()).hasSize(1);
            assertThat(proxy.heads()).allMatch(head -> head.startsWith("CONNECT fhir.example.org:443 "));
            assertThat(Turned.away(seeding("other")
                            .with("FHIR_URL", SECURE.replace("fhir.ex", "other.ex"))
                            .with("HTTPS_PROXY", proxy.url())))
                    .singleElement()
                    .asString()
                    .contains("the certificate of other.example.org:443 is for others: found [")
                    .contains("fhir.example.org");
        }
    }

    @Test
    void who_we_are_is_told_to_the_proxy_at_once_and_to_nobody_else() throws IOException {
        // Given
        String known = "Basic " + Base64.getEncoder().encodeToString("bob:p@ss".getBytes(StandardCharsets.UTF_8));
        String header = "Proxy-Authorization: " + known;
        try (ForwardProxy plain = ForwardProxy.expecting(port(), header);
                ForwardProxy secure = ForwardProxy.expecting(front.port(), header)) {

            // When
            int plainly = seeding("plain")
                    .with("FHIR_URL", PLAIN)
                    .with("HTTP_PROXY", "http://bob:p%40ss@127.0.0.1:" + plain.port())
                    .run();
            int securely = seeding("secure")
                    .with("FHIR_URL", SECURE)
                    .with("HTTPS_PROXY", "bob:p%40ss@127.0.0.1:" + secure.port())
                    .run();

            // Then
            assertThat(List.of(plainly, securely)).containsOnly(0);
            assertThat(plain.heads()).allMatch(head -> head.contains(header) && !head.contains("\nAuthorization"));
            assertThat(secure.heads()).allMatch(head -> head.contains(header));
            assertThat(server.authorizations()).containsOnly("");
        }
    }

    @Test
    void a_proxy_that_does_not_know_us_is_told_without_our_password() throws IOException {
        try (ForwardProxy proxy = ForwardProxy.expecting(front.port(), "Proxy-Authorization: Basic other");
                Heeded log = new Heeded()) {

            // When
            List<String> lines = Turned.away(seeding()
                    .with("FHIR_URL", SECURE)
                    .with("HTTPS_PROXY", "http://bob:hunter2@127.0.0.1:" + proxy.port()));

            // Then
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .contains("the proxy answers 407", "HTTPS_PROXY")
                    .doesNotContain("hunter2");
            assertThat(log.errors()).noneMatch(line -> line.contains("hunter2"));
            assertThat(proxy.heads()).hasSize(1);
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void a_plain_server_behind_a_proxy_that_does_not_know_us_is_sent_nothing() throws IOException {
        try (ForwardProxy proxy = ForwardProxy.expecting(port(), "Proxy-Authorization: Basic other")) {
            Seeding seeding = seeding()
                    .with("FHIR_URL", PLAIN)
                    .with("HTTP_PROXY", "http://bob:hunter2@127.0.0.1:" + proxy.port());

            // When
            List<String> lines = Turned.away(seeding);

            // Then
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .startsWith("HTTP_PROXY (seeder.http-proxy): found a proxy on the way to " + PLAIN)
                    .contains("answers 407")
                    .doesNotContain("hunter2");
            assertThat(proxy.heads()).singleElement().asString().startsWith("GET ");
            assertThat(server.requests() + server.statements()).isZero();
        }
    }

    @Test
    void a_proxy_that_forgets_us_on_the_way_ends_the_run() throws IOException {
        try (ForwardProxy proxy = ForwardProxy.refusing("407 Proxy Authentication Required")) {
            Seeding seeding = seeding()
                    .with("FHIR_URL", PLAIN)
                    .with("HTTP_PROXY", proxy.url())
                    .with("CHECK_SERVER", false);

            // When
            int exitCode = seeding.run();

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(seeding.report().get("troubles").get(0).asText()).contains("the proxy answers 407");
        }
    }

    /** The proxy has sent nothing on, so that even create may send again. */
    @Test
    void a_proxy_behind_which_the_server_is_out_of_reach_is_waited_for_as_the_server_would_be() throws IOException {
        try (ForwardProxy proxy = ForwardProxy.refusing("502 Bad Gateway")) {
            Seeding seeding = seeding()
                    .with("FHIR_URL", SECURE)
                    .with("HTTPS_PROXY", proxy.url())
                    .with("WRITE_MODE", "create")
                    .with("OUTAGE_LIMIT", "PT0.2S");

            // When
            int exitCode = seeding.run();

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(proxy.heads()).hasSizeGreaterThan(2);
            assertThat(seeding.report().get("troubles").get(0).asText()).contains("out of reach", "OUTAGE_LIMIT");
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void a_server_on_this_machine_or_excepted_is_reached_straight() throws IOException {
        try (ForwardProxy proxy = ForwardProxy.refusing("403 Forbidden")) {

            // When
            int here = seeding("here")
                    .with("FHIR_URL", server.baseUrl())
                    .with("HTTP_PROXY", proxy.url())
                    .run();
            int excepted = seeding("excepted")
                    .with("FHIR_URL", "http://fhir-seeder.invalid/fhir")
                    .with("HTTP_PROXY", proxy.url())
                    .with("NO_PROXY", "other.org,.invalid")
                    .with("OUTAGE_LIMIT", "PT0S")
                    .run();

            // Then
            assertThat(here).isZero();
            assertThat(excepted).isEqualTo(1);
            assertThat(proxy.heads()).isEmpty();
        }
    }

    private int port() {
        return URI.create(server.baseUrl()).getPort();
    }

    private Seeding seeding() {
        return seeding("data");
    }

    private Seeding seeding(String folder) {
        return new Seeding(data.resolve(folder))
                .with("FHIR_CA_FILE", Authority.shared().certificate())
                .with("NUM_RECORDS", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }
}
