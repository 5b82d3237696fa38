package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import dev.fhirseeder.server.RawServer;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.TlsFront;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Jetty that speaks TLS, and wants to know who asks. */
class MutualTlsTest {

    private static final String[] HERE = {"-ext", "SAN=IP:127.0.0.1,DNS:fhir.example.org"};

    private final Authority authority = Authority.shared();
    private final Papers right = authority.issue("server", HERE);
    private final Papers client = authority.issue("client");
    private final ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));

    @TempDir
    Path data;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void people_are_delivered_with_a_certificate_and_an_authority_of_pem() {
        try (TlsFront front = TlsFront.mutual(server.baseUrl(), right)) {

            // When
            int exitCode = seeding(front)
                    .with("FHIR_CLIENT_CERT_FILE", client.certificate())
                    .with("FHIR_CLIENT_CERT_KEY_FILE", client.key())
                    .run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(server.taken()).hasSize(1);
            assertThat(server.statements()).isOne();
        }
    }

    @Test
    void people_are_delivered_with_a_keystore_and_a_truststore() {
        try (TlsFront front = TlsFront.mutual(server.baseUrl(), right)) {

            // When
            int exitCode = seeding(front)
                    .with("FHIR_CA_FILE", "")
                    .with("FHIR_TRUSTSTORE", authority.truststore())
                    .with("FHIR_TRUSTSTORE_PASSWORD", Authority.PASSWORD)
                    .with("FHIR_KEYSTORE", client.store())
                    .with("FHIR_KEYSTORE_PASSWORD", Authority.PASSWORD)
                    .run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void an_authority_that_nobody_knows_is_told() {
        // Given
        Papers stranger = authority.stranger("stranger", HERE);
        try (TlsFront front = TlsFront.of(server.baseUrl(), stranger)) {

            // When
            List<String> known = Turned.away(seeding(front));
            List<String> standard = Turned.away(seeding(front).with("FHIR_CA_FILE", ""));

            // Then
            assertThat(known)
                    .singleElement()
                    .asString()
                    .startsWith("FHIR_URL (seeder.fhir-url): ")
                    .contains("the certificate of " + host(front) + " comes from nobody who is trusted")
                    .contains("FHIR_CA_FILE, which is '" + authority.certificate() + "'");
            assertThat(standard).singleElement().asString().contains("known to the JDK; FHIR_CA_FILE or");
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void an_authority_of_our_own_takes_the_place_of_the_jdks() throws IOException {
        // Given
        Papers stranger = authority.stranger("stranger", HERE);
        try (TlsFront front = TlsFront.of(server.baseUrl(), right)) {
            assertThat(Turned.away(seeding(front).with("FHIR_CA_FILE", stranger.certificate())))
                    .isNotEmpty();

            // When
            Path both = Files.writeString(
                    data.resolve("both.pem"),
                    Files.readString(stranger.certificate()) + Files.readString(authority.certificate()));

            // Then
            assertThat(seeding(front).with("FHIR_CA_FILE", both).run()).isZero();
        }
    }

    @Test
    void a_certificate_that_has_expired_is_told() {
        // Given
        Papers old = authority.issue("old-server", "-ext", HERE[1], "-startdate", "-10d", "-validity", "5");
        try (TlsFront front = TlsFront.of(server.baseUrl(), old)) {

            // Then
            assertThat(Turned.away(seeding(front)))
                    .singleElement()
                    .asString()
                    .contains("the certificate of " + host(front) + " has expired (NotAfter: ")
                    .contains("expected one that is valid today");
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void a_certificate_of_another_host_is_told() {
        // Given
        Papers other = authority.issue("other-server", "-ext", "SAN=DNS:other.example.org");
        try (TlsFront front = TlsFront.of(server.baseUrl(), other)) {

            // Then
            assertThat(Turned.away(seeding(front)))
                    .singleElement()
                    .asString()
                    .contains("the certificate of " + host(front) + " is for others: found [")
                    .contains("other.example.org");
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void a_server_that_wants_a_certificate_of_ours_is_told_apart_from_one_that_does_not_take_it() {
        // Given
        Papers stranger = authority.stranger("strange-client");
        try (TlsFront front = TlsFront.mutual(server.baseUrl(), right)) {

            // When
            List<String> without = Turned.away(seeding(front));
            List<String> strange = Turned.away(seeding(front)
                    .with("FHIR_CLIENT_CERT_FILE", stranger.certificate())
                    .with("FHIR_CLIENT_CERT_KEY_FILE", stranger.key()));

            // Then
            assertThat(without)
                    .singleElement()
                    .asString()
                    .contains(host(front) + " does not let us in")
                    .contains("found no certificate of ours", "set FHIR_CLIENT_CERT_FILE");
            assertThat(strange).singleElement().asString().contains(host(front) + " does not let us in");
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void a_server_without_tls_is_told() throws IOException {
        try (RawServer plain = new RawServer(socket -> socket.getOutputStream()
                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(Turned.away(seeding()
                            .with("FHIR_URL", plain.baseUrl().toString().replace("http:", "https:"))))
                    .singleElement()
                    .asString()
                    .contains("speaks no TLS", "expected https there, or http:// in its URL");
        }
    }

    @Test
    void a_process_that_trusts_nobody_there_ends_with_2_in_one_line_and_sends_nothing() throws Exception {
        // Given
        Papers stranger = authority.stranger("stranger", HERE);
        Path log = data.resolve("log");
        try (TlsFront front = TlsFront.of(server.baseUrl(), stranger)) {

            // When
            Process process = Child.start(
                    log,
                    Map.of(
                            "FHIR_URL", front.baseUrl(),
                            "DATA_DIR", data.resolve("data").toString(),
                            "MANAGEMENT_PORT", "0"));

            // Then
            assertThat(process.waitFor()).isEqualTo(2);
            assertThat(Files.readString(log))
                    .contains("fhir-seeder cannot start; nothing was sent.\n  FHIR_URL (seeder.fhir-url): ")
                    .contains("comes from nobody who is trusted")
                    .doesNotContain("Exception", "\tat ");
            assertThat(front.requests()).isZero();
        }
    }

    @Test
    void a_certificate_that_is_met_on_the_way_ends_the_run_and_is_told() {
        // Given
        Papers stranger = authority.stranger("stranger", HERE);
        try (TlsFront front = TlsFront.of(server.baseUrl(), stranger)) {
            Seeding seeding = seeding(front).with("CHECK_SERVER", false);

            // When
            int exitCode = seeding.run();

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(seeding.report().get("troubles").get(0).asText())
                    .contains("given up", host(front), "comes from nobody who is trusted");
        }
    }

    private static String host(TlsFront front) {
        return "127.0.0.1:" + front.port();
    }

    private Seeding seeding(TlsFront front) {
        return seeding().with("FHIR_URL", front.baseUrl()).with("FHIR_CA_FILE", authority.certificate());
    }

    private Seeding seeding() {
        return Seeding.ofThree(data.resolve("data"));
    }
}
