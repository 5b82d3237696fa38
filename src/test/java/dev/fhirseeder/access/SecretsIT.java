package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.server.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No secret and no token is in anything that the runnable says, shows or leaves behind, whatever becomes of a run and however
 * much is logged.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SecretsIT {

    private static final String PASSWORD = "pa55-w0rd/of+the=test";
    private static final String TOKEN = "t0ken-of-the-test.abc_def~ghi";
    private static final String GATEWAY = "gateway-k3y-of-the-test";
    private static final String CALLERS = "callers-t0ken-of-the-test";
    private static final String CALLERS_PASSWORD = "callers-pa55w0rd/of+the=test";

    private static TokenServer tokens;
    private static RSAKey key;

    @TempDir
    Path folder;

    private final Telltales telltales = new Telltales()
            .secret("the token for the server", TOKEN)
            .secret("the header for the gateway", GATEWAY)
            .secret("the token of callers", CALLERS)
            .password("the password for the server", "seeder", PASSWORD)
            .password("the password of callers", "ward-3", CALLERS_PASSWORD)
            .password("the secret of the client", "by-header", TokenServer.SECRET)
            .password("the secret of the other client", "by-body", TokenServer.SECRET)
            .secret("the exponent of the key", key.getPrivateExponent().toString())
            .secret("a factor of the key", key.getFirstPrimeFactor().toString())
            .secret("the other factor of the key", key.getSecondPrimeFactor().toString());

    private final StringBuilder answers = new StringBuilder();

    @BeforeAll
    static void start() throws Exception {
        tokens = new TokenServer(Duration.ofMinutes(5));
        key = new RSAKeyGenerator(2048).keyID("rsa").generate();
        tokens.trust(key.toPublicJWK());
    }

    @AfterAll
    static void stop() throws Exception {
        tokens.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "basic", "bearer", "bearer file", "by-header", "by-body", "jwk", "pem"})
    void a_seeder_that_is_asked_by_http_tells_no_secret_when_everybody_logs_everything(String way) throws Exception {
        // Given
        AtomicBoolean open = new AtomicBoolean(true);
        int port = Loopback.freePort();
        int management = Loopback.freePort();
        try (Door door = new Door(shown -> open.get()).pointingTo(tokens.tokenUrl());
                Packaged seeder = shows(way, new Packaged(folder).loggingEverything())
                        .with("FHIR_URL", door.baseUrl())
                        .with("TRIGGER", "http")
                        .with("HTTP_PORT", port)
                        .with("HTTP_TOKEN", CALLERS)
                        .with("HTTP_USER", "ward-3")
                        .with("HTTP_PASSWORD", CALLERS_PASSWORD)
                        .with("MANAGEMENT_PORT", management)
                        .start()) {
            Topics.until(() -> !seeder.isRunning() || seeder.words().contains("requests are taken at"));

            // When people are delivered, and when the door is shut
            int taken = ask(port, "POST", "/seed", "Bearer " + CALLERS, "{\"runId\":\"good\"}");
            open.set(false);
            int refused = ask(port, "POST", "/seed", "Bearer " + CALLERS, "{\"runId\":\"bad\"}");
            List<Integer> all = everythingElse(port);
            String metrics = answers
                    + Loopback.get("http://127.0.0.1:%d/observe/metrics".formatted(management))
                            .body()
                    + Loopback.get("http://127.0.0.1:%d/observe/health".formatted(management))
                            .body();
            int exitCode = seeder.end();

            // Then
            assertThat(List.of(taken, refused)).as(answers.toString()).containsExactly(200, 502);
            assertThat(all).containsExactly(200, 200, 200, 200, 200, 400, 401, 401, 404, 404, 405);
            assertThat(exitCode).isEqualTo(143);
            assertThat(door.taken()).hasSize(2);
            assertThat(metrics).contains("fhir_seeder_records_total");
            assertThat(seeder.words()).contains("DEBUG org.apache.http", "TRACE org.apache.camel");
            assertThat(telltales(door).in(seeder.everything() + metrics)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "WARN", "INFO", "DEBUG", "TRACE"})
    void a_run_tells_no_secret_at_any_level_whether_it_succeeds_or_is_refused(String level) throws Exception {
        // Given
        try (Door open = new Door(shown -> true);
                Door shut = new Door(shown -> false);
                Packaged good = run(open, level, "good");
                Packaged bad = run(shut, level, "bad").with("CHECK_SERVER", false)) {
            // When
            good.start();
            bad.start();
            int delivered = good.exitCode();
            int refused = bad.exitCode();

            // Then
            assertThat(delivered).as(good.words()).isZero();
            assertThat(refused).as(bad.words()).isOne();
            assertThat(open.taken()).hasSize(2);
            assertThat(shut.shown()).isNotEmpty();
            assertThat(telltales(open).in(good.everything())).isEmpty();
            assertThat(telltales(shut).in(bad.everything())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-header", "by-body", "jwk"})
    void who_is_given_no_token_tells_no_secret_either(String way) throws Exception {
        // Given
        try (Door door = new Door(shown -> true).pointingTo(tokens.tokenUrl());
                Packaged run = shows(way, new Packaged(folder).loggingEverything())
                        .with("FHIR_URL", door.baseUrl())
                        .with("FHIR_CLIENT_ID", "nobody")) {
            // When
            int exitCode = run.start().exitCode();

            // Then
            assertThat(exitCode).as(run.words()).isEqualTo(2);
            assertThat(door.shown()).isEmpty();
            assertThat(telltales(door).in(run.everything())).isEmpty();
        }
    }

    private Packaged run(Door door, String level, String name) throws Exception {
        return shows("bearer file", new Packaged(folder.resolve(name)))
                .with("FHIR_URL", door.baseUrl())
                .with("LOG_FORMAT", name.equals("good") ? "text" : "json")
                .with("LOG_LEVEL", level);
    }

    private Packaged shows(String way, Packaged seeder) throws Exception {
        seeder.with("FHIR_HEADERS", "X-Api-Key: " + GATEWAY).with("FHIR_AUTH", way.replace(" file", ""));
        return switch (way) {
            case "none" -> seeder;
            case "basic" -> seeder.with("FHIR_USER", "seeder").with("FHIR_PASSWORD", PASSWORD);
            case "bearer" -> seeder.with("FHIR_TOKEN", TOKEN);
            case "bearer file" -> seeder.with("FHIR_TOKEN_FILE", file("token", TOKEN));
            case "by-header", "by-body" ->
                seeder.with("FHIR_AUTH", "oauth2")
                        .with("FHIR_TOKEN_URL", tokens.tokenUrl())
                        .with("FHIR_CLIENT_ID", way)
                        .with("FHIR_CLIENT_SECRET", TokenServer.SECRET)
                        .with("FHIR_CLIENT_AUTH", way.equals("by-body") ? "client_secret_post" : "client_secret_basic");
            default ->
                seeder.with("FHIR_AUTH", "smart")
                        .with("FHIR_CLIENT_ID", "by-rsa")
                        .with("FHIR_KEY_ID", key.getKeyID())
                        .with("FHIR_CLIENT_KEY_FILE", file("key", way.equals("jwk") ? key.toJSONString() : pem()));
        };
    }

    private Telltales telltales(Door door) throws Exception {
        tokens.assertions().forEach(word -> telltales.word("what the client has signed", word));
        return telltales.shown(door.shown()).pem("the key", pem());
    }

    /** Asks for all that may be asked for, and for what may not. */
    private List<Integer> everythingElse(int port) {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("ward-3:" + CALLERS_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return List.of(
                ask(port, "GET", "/openapi.json", basic, ""),
                ask(port, "GET", "/runs", basic, ""),
                ask(port, "GET", "/runs/good", basic, ""),
                ask(port, "GET", "/runs/bad", basic, ""),
                ask(port, "GET", "/preview", basic, ""),
                ask(port, "POST", "/seed", basic, "{\"pt\":\"" + CALLERS.charAt(0) + "\"}"),
                ask(port, "GET", "/runs", "Bearer " + CALLERS.substring(1), ""),
                ask(port, "POST", "/seed", "", "{}"),
                ask(port, "GET", "/nowhere", basic, ""),
                ask(port, "GET", "/runs/none", basic, ""),
                ask(port, "DELETE", "/runs/good", basic, ""));
    }

    private int ask(int port, String method, String path, String shown, String body) {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(1));
        try {
            var answer = HttpClient.newHttpClient()
                    .send(
                            (shown.isEmpty() ? call : call.header("Authorization", shown)).build(),
                            BodyHandlers.ofString());
            answers.append(answer.statusCode())
                    .append(answer.headers().map())
                    .append(answer.body())
                    .append('\n');
            return answer.statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(folder.resolve("secrets")).resolve(name), text);
    }

    private static String pem() throws Exception {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.toPrivateKey().getEncoded()));
    }
}
