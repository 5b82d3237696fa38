package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole application before servers that want to know who asks. */
class AuthenticationIT {

    private static final Duration LIFE = Duration.ofSeconds(2);

    private static TokenServer tokens;
    private static RSAKey rsa;
    private static ECKey curve;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        tokens = new TokenServer(LIFE);
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        curve = new ECKeyGenerator(Curve.P_384).keyID("curve").generate();
        tokens.trust(rsa.toPublicJWK(), curve.toPublicJWK());
    }

    @AfterAll
    static void stop() throws Exception {
        tokens.close();
    }

    @Test
    void a_user_and_a_password_open_the_door() {
        // Given
        String expected = "Basic " + Base64.getEncoder().encodeToString("seeder:pa55".getBytes());
        try (Door door = new Door(expected::equals)) {
            // When
            Run run = Run.to(folder, door)
                    .with("FHIR_AUTH", "basic")
                    .with("FHIR_USER", "seeder")
                    .with("FHIR_PASSWORD_FILE", file("password", "pa55\n"))
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.taken()).hasSize(2);
        }
    }

    @Test
    void a_token_that_is_replaced_while_the_run_lasts_is_read_again() {
        // Given
        Path token = file("token", "first\n");
        AtomicReference<String> good = new AtomicReference<>("Bearer first");
        try (Door door = new Door(shown -> shown.equals(good.get()), number -> {
            good.set("Bearer second");
            file("token", "second\n");
        })) {
            // When
            Run run = Run.to(folder, door).with("FHIR_TOKEN_FILE", token).go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.taken()).containsExactly("Bearer first", "Bearer second");
        }
    }

    @Test
    void a_token_that_is_not_good_ends_the_start_though_the_statement_is_for_everybody() {
        // Given
        try (Door door = new Door("Bearer other"::equals)) {
            // When
            Run run = Run.to(folder, door).with("FHIR_TOKEN", "stale").go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isEqualTo(2);
            assertThat(door.shown()).containsExactly("Bearer stale");
            assertThat(door.taken()).isEmpty();
            assertThat(run.words()).contains("nothing was sent", "found 'bearer' with FHIR_TOKEN");
        }
    }

    @Test
    void a_token_that_is_no_longer_good_ends_the_run_after_one_attempt() {
        // Given
        try (Door door = new Door("Bearer other"::equals)) {
            // When
            Run run = Run.to(folder, door)
                    .with("FHIR_TOKEN", "stale")
                    .with("CHECK_SERVER", false)
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isEqualTo(1);
            assertThat(door.shown()).containsExactly("Bearer stale");
            assertThat(run.words()).contains("the server answers 401; check FHIR_AUTH and what it needs");
        }
    }

    @ParameterizedTest
    @CsvSource({"by-header, client_secret_basic", "by-body, client_secret_post"})
    void a_client_and_its_secret_get_tokens_and_another_when_one_ends(String client, String method) {
        // Given
        try (Door door = new Door(tokens::hasGiven, number -> outlive())) {
            // When
            Run run = Run.oauth2(folder, door, tokens)
                    .with("FHIR_CLIENT_ID", client)
                    .with("FHIR_CLIENT_AUTH", method)
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.taken()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"by-rsa, jwk", "by-rsa, pem", "by-curve, jwk", "by-curve, pem"})
    void a_client_and_its_key_get_a_token_where_the_server_says(String client, String form) throws Exception {
        // Given
        JWK key = client.equals("by-rsa") ? rsa : curve;
        PrivateKey half = client.equals("by-rsa") ? rsa.toPrivateKey() : curve.toPrivateKey();
        Path file = form.equals("jwk") ? file("key.jwk", key.toJSONString()) : file("key.pem", pem(half));
        try (Door door = new Door(tokens::hasGiven).pointingTo(tokens.tokenUrl())) {
            // When
            Run run = Run.smart(folder, door, client, file)
                    .with("FHIR_KEY_ID", key.getKeyID())
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.taken()).hasSize(2);
        }
    }

    @Test
    void a_key_that_is_replaced_while_the_run_lasts_is_used_for_the_next_token() throws Exception {
        // Given
        RSAKey old = new RSAKeyGenerator(2048).keyID("old").generate();
        RSAKey young = new RSAKeyGenerator(2048).keyID("young").generate();
        tokens.trust(old.toPublicJWK(), curve.toPublicJWK());
        Path file = file("key.jwk", old.toJSONString());
        try (Door door = new Door(tokens::hasGiven, number -> {
                    tokens.trust(young.toPublicJWK(), curve.toPublicJWK());
                    file("key.jwk", young.toJSONString());
                    outlive();
                })
                .pointingTo(tokens.tokenUrl())) {
            // When
            Run run = Run.smart(folder, door, "by-rsa", file).go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.taken()).hasSize(2).doesNotHaveDuplicates();
        } finally {
            tokens.trust(rsa.toPublicJWK(), curve.toPublicJWK());
        }
    }

    @Test
    void a_token_that_the_server_refuses_is_replaced_once() {
        // Given
        AtomicReference<String> withdrawn = new AtomicReference<>();
        try (Door door = new Door(shown -> {
            withdrawn.compareAndSet(null, shown);
            return tokens.hasGiven(shown) && !shown.equals(withdrawn.get());
        })) {
            // When
            Run run = Run.oauth2(folder, door, tokens)
                    .with("FHIR_CLIENT_ID", "by-header")
                    .with("CHECK_SERVER", false)
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isZero();
            assertThat(door.shown()).hasSize(3);
            assertThat(door.taken()).hasSize(2).doesNotContain(withdrawn.get());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 1"})
    void a_server_that_refuses_every_token_is_shown_two(boolean look, int exitCode) {
        // Given
        try (Door door = new Door(shown -> false)) {
            // When
            Run run = Run.oauth2(folder, door, tokens)
                    .with("FHIR_CLIENT_ID", "by-header")
                    .with("CHECK_SERVER", look)
                    .go();

            // Then
            assertThat(run.exitCode()).as(run.words()).isEqualTo(exitCode);
            assertThat(door.taken()).isEmpty();
            assertThat(door.shown()).hasSize(2).doesNotHaveDuplicates();
        }
    }

    /** Waits until every token that was given before has ended. */
    private static void outlive() {
        try {
            boolean unused = new CountDownLatch(1).await(LIFE.toMillis() + 100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(key.getEncoded()));
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
