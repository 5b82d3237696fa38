package dev.fhirseeder.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.server.Authority;
import dev.fhirseeder.server.Authority.Papers;
import dev.fhirseeder.server.ForwardProxy;
import dev.fhirseeder.server.TlsFront;
import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords of brokers, proxies, keys and stores are told no more than those of the server, and none is by who only prints. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SecretsOnTheWayIT {

    private static final String PASSWORD = "pa55-w0rd of+the=test";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    @TempDir
    Path folder;

    private final Telltales telltales = new Telltales().password("the password", "bob", PASSWORD);

    @Test
    void who_takes_messages_does_not_tell_how_a_broker_is_entered() throws Exception {
        // Given
        AtomicBoolean open = new AtomicBoolean(true);
        try (Broker broker = Broker.guarded("bob", PASSWORD);
                Door door = new Door(shown -> open.get());
                Packaged seeder = new Packaged(folder)
                        .loggingEverything()
                        .with("TRIGGER", "kafka")
                        .with("FHIR_URL", door.baseUrl())
                        .with("KAFKA_BROKERS", broker.guardedBrokers())
                        .with("KAFKA_TOPICS", "still")
                        .with("KAFKA_PARTITIONS", 1)
                        .with("CAMEL_COMPONENT_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")
                        .with("CAMEL_COMPONENT_KAFKA_SASL_MECHANISM", "PLAIN")
                        .with(
                                "CAMEL_COMPONENT_KAFKA_SASL_JAAS_CONFIG",
                                "%s required username=\"bob\" password=\"%s\";".formatted(PLAIN, PASSWORD))) {
            Topics topics = broker.topics();
            topics.create("still.requests", 1);

            // When
            seeder.start();
            topics.send("still.requests", "good", "{\"records\":1}");
            topics.send("still.requests", "bad", "{\"recrods\":1}");
            List<ConsumerRecord<String, String>> results = topics.await("still.results", 1);
            open.set(false);
            topics.send("still.requests", "refused", "{\"records\":1}");
            Topics.until(() -> door.shown().size() > 1);
            List<ConsumerRecord<String, String>> letters = topics.await("still.dead-letter", 1);
            seeder.end();

            // Then
            assertThat(seeder.words()).contains("TRACE org.apache.kafka", "the server answers 401");
            assertThat(telltales.in(seeder.everything() + text(results) + text(letters)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neither_the_password_of_a_proxy_nor_those_of_stores_are_told(boolean good) throws Exception {
        // Given
        Authority authority = Authority.shared();
        Papers server = authority.issue("server", "-ext", "SAN=IP:127.0.0.1,DNS:fhir.example.org");
        Papers client = authority.issue("client");
        telltales.secret("the password of a store", Authority.PASSWORD);
        telltales.pem("the key", Files.readString(client.key()));
        String known =
                "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(("bob:" + PASSWORD).getBytes(UTF_8));
        String address = "http://bob:%s@127.0.0.1:"
                .formatted(URLEncoder.encode(PASSWORD, UTF_8).replace("+", "%20"));
        try (Door door = new Door(shown -> good);
                TlsFront front = TlsFront.mutual(door.baseUrl(), server);
                ForwardProxy proxy = ForwardProxy.expecting(front.port(), known);
                Packaged run = new Packaged(folder)
                        .loggingEverything()
                        .with("FHIR_URL", "https://fhir.example.org/fhir")
                        .with("FHIR_AUTH", "none")
                        .with("HTTP_PROXY", address + "1")
                        .with("HTTPS_PROXY", address + proxy.port())
                        .with("FHIR_TRUSTSTORE", authority.truststore())
                        .with("FHIR_TRUSTSTORE_PASSWORD", Authority.PASSWORD)
                        .with("FHIR_KEYSTORE", client.store())
                        .with("FHIR_KEYSTORE_PASSWORD", Authority.PASSWORD)) {
            // When
            int exitCode = run.start().exitCode();

            // Then
            assertThat(exitCode).as(() -> tail(run)).isEqualTo(good ? 0 : 1);
            assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.contains(known));
            assertThat(telltales.in(run.everything())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"--help, 0", "--version, 0", "--explain 0, 0", "--tell, 2", "'', 2"})
    void who_only_prints_prints_none_of_the_secrets_that_there_are(String arguments, int expected) throws Exception {
        // Given every secret that there may be, and a fault in each that can have one
        try (Packaged printing = new Packaged(folder).loggingEverything().with("NUM_RECORDS", "none")) {
            for (Setting<?> setting : Setting.all()) {
                if (setting.isSecret()) {
                    String secret = "s3cret-0f-%s".formatted(setting.variable());
                    telltales.secret(setting.variable(), secret);
                    printing.with(setting.variable(), expected == 0 ? good(setting, secret) : secret + "\u0001");
                }
            }

            // When
            int exitCode = (expected == 0 ? printing.with("NUM_RECORDS", 2) : printing)
                    .start(arguments.isEmpty() ? new String[0] : arguments.split(" "))
                    .exitCode();

            // Then
            assertThat(exitCode).as(printing.words()).isEqualTo(expected);
            assertThat(telltales.size()).isGreaterThan(20);
            assertThat(telltales.in(printing.everything())).isEmpty();
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

    private static String good(Setting<?> setting, String secret) {
        return setting.variable().endsWith("_PROXY")
                ? URI.create("http://bob:" + secret + "@127.0.0.1:1").toString()
                : setting.variable().equals("FHIR_HEADERS") ? "X-Api-Key: " + secret : secret;
    }

    private static String tail(Packaged run) {
        String words = run.words();
        return words.substring(Math.max(0, words.length() - 4_000));
    }

    private static String text(List<ConsumerRecord<String, String>> messages) {
        return messages.stream()
                .map(message -> message.value() + message.headers() + message.key())
                .collect(Collectors.joining("\n"));
    }
}
