package dev.fhirseeder.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** No secret and no token is in anything that a run leaves behind or says, whatever becomes of it and however much is logged. */
class SecretsIT {

    private static final String PASSWORD = "pa55-w0rd/of+the=test";
    private static final String TOKEN = "t0ken-of-the-test.abc_def~ghi";
    private static final String KEY = "gateway-k3y-of-the-test";

    private static TokenServer tokens;
    private static RSAKey key;

    @TempDir
    Path folder;

    private String met = "";
    private int port;

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
    @CsvSource({
        "TRACE, basic", "TRACE, bearer", "TRACE, oauth2", "TRACE, smart",
        "DEBUG, basic", "DEBUG, bearer", "DEBUG, oauth2", "DEBUG, smart",
        "INFO, basic", "INFO, bearer", "INFO, oauth2", "INFO, smart",
        "WARN, smart", "ERROR, smart"
    })
    void no_output_holds_a_secret(String level, String way) throws Exception {
        for (String fate : List.of("success", "401", "wrong", "outage")) {
            // Given
            List<String> shown = new ArrayList<>();
            Predicate<String> opens = authorization -> {
                shown.add(authorization);
                met += metrics();
                return !fate.equals("401");
            };
            try (Door door = new Door(opens).pointingTo(tokens.tokenUrl());
                    ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
                free.close();
                Run run = run(door, way, fate).with("LOG_LEVEL", level).with("MANAGEMENT_PORT", port);

                // When
                run = everything(level, run);

                // Then
                assertThat(run.exitCode())
                        .as("%s %s%n%s", way, fate, run.words())
                        .isEqualTo(fate.equals("success") ? 0 : fate.equals("wrong") ? 2 : 1);
                assertThat(shown.isEmpty()).isEqualTo(fate.equals("wrong") || fate.equals("outage"));
                String said = run.words() + met + left();
                assertThat(secrets(shown))
                        .allSatisfy(secret -> assertThat(said.contains(secret))
                                .as("%s of %s is in what is said or left of %s", secret, way, fate)
                                .isFalse());
            }
        }
    }

    @Test
    void the_flags_that_are_shipped_dump_no_memory() throws IOException {
        for (String file : List.of(
                "src/main/resources/jvm.args",
                "Dockerfile",
                "src/deploy/compose.yaml",
                "src/deploy/compose.token.yaml",
                "src/deploy/helm/fhir-seeder/values.yaml",
                "src/deploy/helm/fhir-seeder/templates/_pod.tpl")) {
            assertThat(Files.readString(Path.of(file))).as(file).doesNotContain("HeapDump");
        }
    }

    private Run run(Door door, String way, String fate) throws IOException {
        Run run = new Run(folder)
                .with("FHIR_URL", fate.equals("outage") ? "http://127.0.0.1:1/fhir" : door.baseUrl())
                .with("OUTAGE_LIMIT", "PT0.02S")
                .with("FHIR_HEADERS", "X-Api-Key: " + KEY)
                .with("FHIR_AUTH", way);
        if (fate.equals("wrong")) {
            run.with("FHIR_TOKEN_URL", "http://login.example.org/token").with("FHIR_CLIENT_AUTH", "none");
        } else if (way.equals("oauth2") || way.equals("smart")) {
            run.with("FHIR_TOKEN_URL", tokens.tokenUrl());
        }
        return switch (way) {
            case "basic" -> run.with("FHIR_USER", "seeder").with("FHIR_PASSWORD", PASSWORD);
            case "bearer" -> run.with("FHIR_TOKEN", TOKEN);
            case "oauth2" -> run.with("FHIR_CLIENT_ID", "by-header").with("FHIR_CLIENT_SECRET", TokenServer.SECRET);
            default ->
                run.with("FHIR_CLIENT_ID", "by-rsa")
                        .with("FHIR_CLIENT_KEY_FILE", Files.writeString(folder.resolve("key.jwk"), key.toJSONString()));
        };
    }

    /** With TRACE everybody logs, as a configuration of one's own may ask. */
    private static Run everything(String level, Run run) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        try {
            root.setLevel(level.equals("TRACE") ? Level.TRACE : before);
            return run.go();
        } finally {
            root.setLevel(before);
        }
    }

    private static Stream<String> secrets(List<String> shown) {
        List<String> plain = List.of(
                PASSWORD,
                TOKEN,
                KEY,
                TokenServer.SECRET,
                key.getPrivateExponent().toString());
        return Stream.of(
                        plain.stream(),
                        plain.stream().map(SecretsIT::base64),
                        Stream.of(base64("seeder:" + PASSWORD), base64("by-header:" + TokenServer.SECRET)),
                        shown.stream().map(header -> header.replaceFirst("^\\w+ ", "")))
                .flatMap(all -> all)
                .filter(secret -> !secret.isEmpty());
    }

    private String metrics() {
        StringBuilder text = new StringBuilder();
        for (String path : List.of("/observe/metrics", "/observe/health")) {
            try (InputStream answer =
                    URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
                text.append(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.append(e.getMessage());
            }
        }
        return text.toString();
    }

    private String left() throws IOException {
        StringBuilder text = new StringBuilder();
        Path data = folder.resolve("data");
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return text.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
