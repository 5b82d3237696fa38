package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Requests that come as messages, sent by a real producer over a real broker. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KafkaTriggerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Broker broker;

    @TempDir
    Path data;

    @BeforeAll
    static void start() {
        broker = Broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void a_request_is_answered_with_the_report_of_its_run_and_is_then_done_with() throws Exception {
        // Given
        Topics topics = broker.topics();
        topics.create("good.requests", 1);
        topics.send(
                "good.requests", "order-1", "{\"records\": 3, \"pt\": \"on\", \"seed\": 5, \"asOf\": \"2026-11-22\"}");
        topics.send("good.requests", "order-2", "{\"records\": 2}", "X-Correlation-ID", "c-2");

        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            Seeder seeder = seeder("good", server.baseUrl());

            // When
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            List<ConsumerRecord<String, String>> results = topics.await("good.results", 2);
            awaitCommitted("good", 2);
            seeder.end(0);

            // Then
            assertThat(exitCode.get()).isZero();
            assertThat(results)
                    .extracting(message -> report(message).get("delivered").asInt())
                    .containsExactlyInAnyOrder(3, 2);
            assertThat(results)
                    .allSatisfy(message -> assertThat(message.key())
                            .isEqualTo(report(message).get("runId").asText()));
            ConsumerRecord<String, String> second = answer(results, "order-2");
            assertThat(report(second).get("delivered").asInt()).isEqualTo(2);
            assertThat(Topics.header(second, "origin")).contains("good.requests-0-1");
            assertThat(Topics.header(second, "X-Correlation-ID")).contains("c-2");
            assertThat(report(answer(results, "order-1")).get("seed").asLong()).isEqualTo(5);
            assertThat(patients(server)).hasSize(5);
            assertThat(topics.size("good.dead-letter")).isZero();
        }
    }

    @Test
    void a_request_that_cannot_be_goes_to_the_dead_letters_as_it_came_with_every_fault_and_nothing_is_made()
            throws Exception {
        // Given
        Topics topics = broker.topics();
        topics.create("bad.requests", 1);
        List<String> bad = List.of(
                "no JSON",
                "[1]",
                "{\"records\": 0, \"pt\": \"xx\"}",
                "{\"records\": 1, \"colour\": \"red\"}",
                "{\"records\": 1, \"records\": 2}",
                "{\"startIndex\": 899999999, \"records\": 2, \"pt\": \"on\"}");
        bad.forEach(request -> topics.send("bad.requests", "key of " + request.length(), request));
        topics.send("bad.requests", null, "{\"records\": 1}");

        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            Seeder seeder = seeder("bad", server.baseUrl());

            // When
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            topics.await("bad.results", 1);
            awaitCommitted("bad", bad.size() + 1);
            List<ConsumerRecord<String, String>> letters = topics.await("bad.dead-letter", bad.size());
            seeder.end(0);

            // Then
            assertThat(exitCode.get()).isZero();
            assertThat(letters).extracting(ConsumerRecord::value).containsExactlyInAnyOrderElementsOf(bad);
            assertThat(letters).allSatisfy(letter -> {
                assertThat(letter.key()).isEqualTo("key of " + letter.value().length());
                assertThat(Topics.header(letter, "origin")).get().asString().matches("bad\\.requests-0-\\d");
                assertThat(Topics.header(letter, "faults")).get().asString().contains("expected");
            });
            assertThat(faults(letters, bad.get(2)).lines())
                    .hasSize(2)
                    .anyMatch(fault -> fault.startsWith("records:"))
                    .anyMatch(fault -> fault.startsWith("pt:"));
            assertThat(faults(letters, bad.get(3))).contains("colour");
            assertThat(patients(server)).hasSize(1);
        }
    }

    @Test
    void a_request_that_was_not_carried_out_comes_again_and_makes_the_same_people() throws Exception {
        // Given
        Topics topics = broker.topics();
        topics.create("again.requests", 1);
        topics.send("again.requests", null, "{\"records\": 40, \"bundleSize\": 10}");
        String nowhere;
        try (ScriptedServer closed = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            nowhere = closed.baseUrl();
        }

        // When the server is out of reach
        Seeder waiting = seeder("again", nowhere);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> Seeding.run(waiting));
        while (waiting.runs().underWay().isEmpty()) {
            Thread.onSpinWait();
        }
        long seed = waiting.runs().underWay().get(0).request().seed();
        waiting.end(0);
        first.get();
        long committed = topics.committed("again", "again.requests");

        // When it is there
        Set<String> people = new HashSet<>();
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            Seeder seeder = seeder("again", server.baseUrl());
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            topics.await("again.results", 1);
            awaitCommitted("again", 1);
            seeder.end(0);
            second.get();
            people.addAll(patients(server));
        }

        // Then
        assertThat(committed).isZero();
        assertThat(people).hasSize(40);
        JsonNode report = report(topics.all("again.results").get(0));
        assertThat(report.get("delivered").asInt()).isEqualTo(40);
        assertThat(report.get("seed").asLong()).isEqualTo(seed);
    }

    @Test
    void a_run_that_is_named_again_is_of_the_same_people_though_nobody_states_a_seed() throws Exception {
        // Given
        Topics topics = broker.topics();
        topics.create("named.requests", 1);
        topics.send("named.requests", "one", "{\"records\": 3, \"runId\": \"clinic\"}");
        topics.send("named.requests", "two", "{\"runId\": \"clinic\"}");
        topics.send("named.requests", "other", "{\"records\": 4, \"runId\": \"clinic\"}");

        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            Seeder seeder = seeder("named", server.baseUrl());

            // When
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            List<ConsumerRecord<String, String>> results = topics.await("named.results", 2);
            List<ConsumerRecord<String, String>> letters = topics.await("named.dead-letter", 1);
            seeder.end(0);

            // Then
            assertThat(exitCode.get()).isZero();
            assertThat(results)
                    .extracting(message -> report(message).get("seed").asLong())
                    .hasSize(2)
                    .containsOnly(report(results.get(0)).get("seed").asLong());
            assertThat(patients(server)).hasSize(3);
            assertThat(faults(letters, letters.get(0).value())).contains("records: found '4', expected '3'");
        }
    }

    private Seeder seeder(String topics, String url) {
        return new Seeding(data)
                .with("TRIGGER", "kafka")
                .with("FHIR_URL", url)
                .with("KAFKA_BROKERS", broker.brokers())
                .with("KAFKA_TOPICS", topics)
                .with("KAFKA_GROUP", topics)
                .with("KAFKA_PARTITIONS", 2)
                .with("VACCINES", "MMR")
                .seeder();
    }

    private static void awaitCommitted(String name, long count) {
        Topics.until(() -> broker.topics().committed(name, name + ".requests") >= count);
    }

    private static ConsumerRecord<String, String> answer(List<ConsumerRecord<String, String>> results, String key) {
        return results.stream()
                .filter(message ->
                        Topics.header(message, "requestKey").orElseThrow().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String faults(List<ConsumerRecord<String, String>> letters, String request) {
        return letters.stream()
                .filter(letter -> letter.value().equals(request))
                .findFirst()
                .flatMap(letter -> Topics.header(letter, "faults"))
                .orElseThrow();
    }

    private static JsonNode report(ConsumerRecord<String, String> message) {
        try {
            return JSON.readTree(message.value());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> patients(ScriptedServer server) {
        Set<String> ids = new HashSet<>();
        server.taken()
                .forEach(bundle -> IntStream.range(0, bundle.get("entry").size())
                        .mapToObj(i -> bundle.get("entry").get(i).get("resource"))
                        .filter(resource ->
                                resource.get("resourceType").asText().equals("Patient"))
                        .forEach(patient -> ids.add(patient.get("id").asText())));
        return ids;
    }
}
