package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import dev.fhirseeder.server.ForwardProxy;
import dev.fhirseeder.server.SharedServer;
import dev.fhirseeder.server.TlsFront;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real FHIR server behind a Jetty that wants to know who asks, behind a proxy that wants to know it, too. */
class MutualTlsIT {

    @TempDir
    Path data;

    @Test
    void people_reach_a_real_server_through_a_proxy_and_mutual_tls_and_are_read_back() throws Exception {
        // Given
        Authority authority = Authority.shared();
        Papers client = authority.issue("client");
        Papers server = authority.issue("server", "-ext", "SAN=IP:127.0.0.1,DNS:fhir.example.org");
        try (TlsFront front = TlsFront.mutual(SharedServer.get().baseUrl(), server);
                ForwardProxy proxy =
                        ForwardProxy.expecting(front.port(), "Proxy-Authorization: Basic Ym9iOnNlY3JldA==")) {
            Seeding seeding = new Seeding(data)
                    .with("FHIR_URL", "https://fhir.example.org/fhir")
                    .with("HTTPS_PROXY", "http://bob:secret@127.0.0.1:" + proxy.port())
                    .with("FHIR_CA_FILE", authority.certificate())
                    .with("FHIR_CLIENT_CERT_FILE", client.certificate())
                    .with("FHIR_CLIENT_CERT_KEY_FILE", client.key())
                    .with("SEED", 470_047)
                    .with("NUM_RECORDS", 6)
                    .with("BUNDLE_SIZE", 2)
                    .with("VERIFY", true);

            // When
            int exitCode = seeding.run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(seeding.report().get("delivered").asInt()).isEqualTo(6);
            assertThat(front.requests()).isGreaterThanOrEqualTo(4);
        }
    }
}
