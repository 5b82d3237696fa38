package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.TlsFront;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsVersionsTest {

    private final Papers right = Authority.shared().issue("server", "-ext", "SAN=IP:127.0.0.1,DNS:fhir.example.org");
    private final ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));

    @TempDir
    Path data;

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_present_versions_of_tls_are_spoken(String version) {
        try (TlsFront front = TlsFront.speaking(version, server.baseUrl(), right)) {
            assertThat(seeding(front).run()).isZero();
        }
    }

    @Test
    void an_older_version_than_the_oldest_is_not_spoken() {
        try (TlsFront front = TlsFront.speaking("TLSv1.2", server.baseUrl(), right)) {

            // When
            List<String> lines = Turned.away(seeding(front).with("FHIR_TLS", "1.3"));

            // Then
            assertThat(lines).singleElement().asString().contains("protocol_version", "expected TLSv1.3");
            assertThat(front.requests()).isZero();
        }
    }

    private Seeding seeding(TlsFront front) {
        return new Seeding(data)
                .with("FHIR_URL", front.baseUrl())
                .with("FHIR_CA_FILE", Authority.shared().certificate())
                .with("SEED", 7)
                .with("VACCINES", "MMR");
    }
}
