package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole application where no token is given. */
class NoTokenIT {

    private static TokenServer tokens;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TokenServer(Duration.ofMinutes(5));
        tokens.trust(new RSAKeyGenerator(2048).keyID("rsa").generate().toPublicJWK());
    }

    @AfterAll
    static void stop() throws Exception {
        tokens.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong secret", "unknown client", "wrong scope"})
    void who_cannot_have_a_token_sends_nothing(String fault) {
        // Given
        try (Door door = new Door(tokens::hasGiven)) {
            Run run = Run.oauth2(folder, door, tokens)
                    .with("FHIR_CLIENT_ID", fault.equals("unknown client") ? "nobody" : "by-header")
                    .with("FHIR_SCOPE", fault.equals("wrong scope") ? "user/*.rs" : TokenServer.SCOPE);
            if (fault.equals("wrong secret")) {
                run.with("FHIR_CLIENT_SECRET", "guessed");
            }

            // When
            run.go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isEqualTo(2);
            assertThat(door.shown()).isEmpty();
            assertThat(run.words())
                    .contains(tokens.tokenUrl() + ": found the answer 40")
                    .contains(fault.equals("wrong scope") ? "invalid_scope" : "invalid_client")
                    .contains("nothing was sent")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void a_key_that_nobody_trusts_gets_no_token() throws Exception {
        // Given
        RSAKey other = new RSAKeyGenerator(2048).keyID("rsa").generate();
        Path stranger = Files.writeString(folder.resolve("key.jwk"), other.toJSONString());
        try (Door door = new Door(tokens::hasGiven).pointingTo(tokens.tokenUrl())) {
            // When
            Run run = Run.smart(folder, door, "by-rsa", stranger).go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isEqualTo(2);
            assertThat(door.shown()).isEmpty();
            assertThat(run.words()).contains("invalid_client").contains("check FHIR_CLIENT_ID and its secret or key");
        }
    }

    @Test
    void who_gives_tokens_and_is_out_of_reach_is_waited_for_as_a_server_is() {
        // Given
        try (Door door = new Door(tokens::hasGiven)) {
            // When
            Run run = Run.oauth2(folder, door, tokens)
                    .with("FHIR_TOKEN_URL", "http://127.0.0.1:1/token")
                    .with("FHIR_CLIENT_ID", "by-header")
                    .with("OUTAGE_LIMIT", "PT0.05S")
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isEqualTo(1);
            assertThat(door.shown()).isEmpty();
            assertThat(run.words())
                    .contains(" no token for it, waiting up to PT0.05S: http://127.0.0.1:1/token")
                    .contains("given up: no token: http://127.0.0.1:")
                    .contains("; who gives them has been out of reach for PT0.05S (OUTAGE_LIMIT)");
        }
    }
}
