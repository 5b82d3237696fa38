package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.TlsFront;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate nobody has signed but itself, and which is named as an authority. */
class SelfSignedTest {

    private static final String HERE = "SAN=IP:127.0.0.1";

    private final Authority authority = Authority.shared();
    private final ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));

    @TempDir
    Path data;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_certificate_that_is_named_itself_is_trusted() {
        // Given
        Papers good = authority.stranger("self-signed", "-ext", HERE);
        try (TlsFront front = TlsFront.of(server.baseUrl(), good)) {

            // When
            int exitCode = seeding(front, good).run();

            // Then
            assertThat(exitCode).isZero();
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void one_that_has_expired_is_told_all_the_same() {
        // Given
        Papers old = authority.stranger("old-self-signed", "-ext", HERE, "-startdate", "-10d", "-validity", "5");
        try (TlsFront front = TlsFront.of(server.baseUrl(), old)) {

            // Then
            assertThat(Turned.away(seeding(front, old)))
                    .singleElement()
                    .asString()
                    .contains("the certificate of 127.0.0.1:" + front.port() + " has expired (NotAfter: ");
            assertThat(front.requests()).isZero();
        }
    }

    private Seeding seeding(TlsFront front, Papers trusted) {
        return Seeding.ofThree(data.resolve("data"))
                .with("FHIR_URL", front.baseUrl())
                .with("FHIR_CA_FILE", trusted.certificate());
    }
}
