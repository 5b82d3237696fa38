package dev.fhirseeder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.plan.Command;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger writes into a message of Kafka is never more than a text. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileMessageTest {

    @TempDir
    Path data;

    @Test
    void no_header_of_a_message_steers_anything_or_says_where_the_message_is_from() throws Exception {
        try (Broker broker = Broker.start()) {
            // Given
            Topics topics = broker.topics();
            topics.create("sly.requests", 1);
            Map<String, String> headers = Map.ofEntries(
                    Map.entry("records", "7"),
                    Map.entry("sink", "ndjson"),
                    Map.entry("exit", "true"),
                    Map.entry("run", "evil"),
                    Map.entry("runKey", "${sys.user.home}"),
                    Map.entry("CamelKafkaManualCommit", "evil"),
                    Map.entry("CamelToEndpoint", "direct:evil"),
                    Map.entry("kafka.TOPIC", "evil\n"),
                    Map.entry("kafka.PARTITION", "evil"),
                    Map.entry("kafka.OFFSET", "evil"),
                    Map.entry("kafka.TIMESTAMP", "evil"),
                    Map.entry("kafka.KEY", "evil"),
                    Map.entry("kafka.OVERRIDE_TOPIC", "sly.elsewhere"),
                    Map.entry("CamelKafkaOverrideTopic", "sly.elsewhere"));
            topics.send("sly.requests", "{\"records\": 1}", headers);
            topics.send("sly.requests", "{\"records\": \"${bean:replies}\"}", headers);

            try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
                Seeder seeder = new Seeding(data)
                        .with("TRIGGER", "kafka")
                        .with("FHIR_URL", server.baseUrl())
                        .with("KAFKA_BROKERS", broker.brokers())
                        .with("KAFKA_TOPICS", "sly")
                        .with("KAFKA_GROUP", "sly")
                        .with("KAFKA_PARTITIONS", 2)
                        .with("VACCINES", "MMR")
                        .seeder();

                // When
                CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
                ConsumerRecord<String, String> result =
                        topics.await("sly.results", 1).get(0);
                ConsumerRecord<String, String> letter =
                        topics.await("sly.dead-letter", 1).get(0);
                Topics.until(() -> topics.committed("sly", "sly.requests") >= 2);
                seeder.end(0);

                // Then
                assertThat(exitCode.get()).isZero();
                assertThat(result.value()).contains("\"requested\":1,", "\"delivered\":1,");
                assertThat(server.requests()).isEqualTo(1);
                assertThat(Topics.header(letter, "origin")).contains("sly.requests-0-1");
                assertThat(letter.key()).isNull();
                assertThat(letter.headers().toArray())
                        .extracting(Header::key)
                        .containsExactlyInAnyOrder("faults", "origin");
            }
        }
    }

    @Test
    void no_header_of_a_command_steers_the_worker_that_carries_it_out() throws Exception {
        try (Broker broker = Broker.start();
                ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                ScriptedServer elsewhere = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // Given
            Topics topics = broker.topics();
            topics.create("led.chunks", 1);
            Map<String, String> headers = Map.ofEntries(
                    Map.entry("CamelHttpUri", elsewhere.baseUrl()),
                    Map.entry("CamelFhir.url", elsewhere.baseUrl()),
                    Map.entry("CamelKafkaOverrideTopic", "led.elsewhere"),
                    Map.entry("kafka.OVERRIDE_TOPIC", "led.elsewhere"),
                    Map.entry("CamelBeanMethodName", "refused"),
                    Map.entry("CamelToEndpoint", "direct:evil"),
                    Map.entry("CamelFileName", "../evil"),
                    Map.entry("kafka.OFFSET", "evil"),
                    Map.entry("sink", "ndjson"),
                    Map.entry("records", "7"),
                    Map.entry("exit", "true"),
                    Map.entry("run", "evil"),
                    Map.entry("runKey", "${sys.user.home}"));
            topics.send("led.chunks", new String(command().json(), UTF_8), headers);
            topics.send("led.chunks", "{\"plan\": \"${bean:shift}\"}", headers);
            Seeder worker = new Seeding(data)
                    .with("TRIGGER", "work")
                    .with("FHIR_URL", server.baseUrl())
                    .with("KAFKA_BROKERS", broker.brokers())
                    .with("KAFKA_TOPICS", "led")
                    .with("KAFKA_GROUP", "led")
                    .with("KAFKA_PARTITIONS", 1)
                    .seeder();

            // When
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(worker));
            Topics.until(() -> exitCode.isDone() || topics.committed("led", "led.chunks") >= 2);
            ConsumerRecord<String, String> result =
                    topics.await("led.results", 1).get(0);
            ConsumerRecord<String, String> letter =
                    topics.await("led.dead-letter", 1).get(0);
            worker.end(0);

            // Then
            assertThat(exitCode.get()).isZero();
            assertThat(result.value()).contains("\"delivered\":1,");
            assertThat(server.requests()).isEqualTo(1);
            assertThat(elsewhere.requests() + elsewhere.statements()).isZero();
            assertThat(topics.partitions("led.elsewhere")).isEmpty();
            assertThat(new Seeding(data).files("ndjson", "")).isEmpty();
            assertThat(Topics.header(letter, "origin")).contains("led.chunks-0-1");
            assertThat(letter.headers().toArray())
                    .extracting(Header::key)
                    .containsExactlyInAnyOrder("faults", "origin");
        }
    }

    private static Command command() {
        GenerationRequest one = Facts.shared()
                .requests(new SettingsReader(Map.of(), Map.of()).read())
                .read(Map.of("records", "1", "seed", "7", "asOf", "2026-11-22", "vaccines", "MMR"));
        return new Command("led", 0, 1, one.startIndex(), one.records(), RequestReader.words(one));
    }
}
