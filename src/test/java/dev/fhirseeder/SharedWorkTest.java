package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.server.RecordingServer;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Work that is divided by a plan and done by workers, over a real broker. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SharedWorkTest {

    private static final int PEOPLE = 230;

    private static Broker broker;

    private final List<Seeder> workers = new ArrayList<>();
    private final List<CompletableFuture<Integer>> ends = new ArrayList<>();
    private RecordingServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        broker = Broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void open() {
        server = new RecordingServer(Duration.ofMillis(5));
    }

    @AfterEach
    void close() {
        workers.forEach(worker -> worker.end(0));
        assertThat(ends).extracting(CompletableFuture::join).containsOnly(0);
        server.close();
    }

    @Test
    void everybody_is_delivered_once_and_the_plan_reports_them_as_one_run_would() {
        // Given
        assertThat(seeding("alone", "shared", "once").run()).isZero();
        JsonNode alone = new Seeding(folder.resolve("alone")).report();
        long taken = server.taken();
        worker("one", "shared");
        worker("two", "shared");

        // When
        Seeding plan = seeding("plan", "shared", "plan").with("RUN_ID", "whole");
        int exitCode = plan.with("FHIR_URL", "http://127.0.0.1:1/sent-nowhere").run();

        // Then
        assertThat(exitCode).isZero();
        JsonNode report = plan.report();
        assertThat(report.get("runId").asText()).isEqualTo("whole");
        for (String field : List.of(
                "seed", "startIndex", "pt", "asOf", "requested", "delivered", "remaining", "resources", "fhirUrl")) {
            assertThat((Object) report.get(field)).as(field).isEqualTo(alone.get(field));
        }
        assertThat(report.get("bundles").asInt()).isEqualTo(23);
        assertThat(report.at("/latencyMs/max").asInt()).isPositive();
        assertThat(report.get("troubles")).isEmpty();
        assertThat(server.taken())
                .isEqualTo(2 * taken)
                .isEqualTo(2L * server.held().size());
        assertThat(server.held("Patient")).hasSize(PEOPLE);
        assertThat(plan.files("reports", ".json")).hasSize(2);
        Seeding one = new Seeding(folder.resolve("one"));
        assertThat(one.files("reports", "")).isEmpty();
        assertThat(one.files("ledger/chunks", "")).isEmpty();
        awaitDone("shared", 12);
    }

    @Test
    void a_plan_that_is_made_again_gives_no_command_whose_result_is_there() {
        // Given
        worker("one", "again");
        assertThat(seeding("plan", "again", "plan").with("RUN_ID", "twice").run())
                .isZero();
        long commands = broker.topics().size("again.chunks");

        // When
        Seeding again = new Seeding(folder.resolve("other"));
        int exitCode = base(again, "again", "plan").with("RUN_ID", "twice").run();
        Seeding collecting = new Seeding(folder.resolve("third"));
        int collected =
                base(collecting, "again", "collect").with("RUN_ID", "twice").run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(collected).isZero();
        assertThat(broker.topics().size("again.chunks")).isEqualTo(commands).isEqualTo(12);
        assertThat(again.report().get("delivered").asInt()).isEqualTo(PEOPLE);
        assertThat((Object) collecting.report().get("resources"))
                .isEqualTo(again.report().get("resources"));
        assertThat(collecting.report().get("seconds").asDouble())
                .isPositive()
                .isEqualTo(again.report().get("seconds").asDouble());
        assertThat((Object) collecting.report().get("seed"))
                .isEqualTo(again.report().get("seed"));
    }

    @Test
    void a_plan_that_is_stopped_while_it_waits_is_collected_by_its_name() throws Exception {
        // Given a plan for which nobody works yet
        Seeder plan = seeding("plan", "stopped", "plan").with("RUN_ID", "later").seeder();
        CompletableFuture<Integer> planned = CompletableFuture.supplyAsync(() -> Seeding.run(plan));
        awaitSize("stopped.chunks", 12);
        plan.end(0);
        planned.get();
        JsonNode stopped = new Seeding(folder.resolve("plan")).report();

        // When
        Seeding collecting = new Seeding(folder.resolve("collect"));
        CompletableFuture<Integer> collected = CompletableFuture.supplyAsync(() ->
                base(collecting, "stopped", "collect").with("RUN_ID", "later").run());
        worker("one", "stopped");

        // Then
        assertThat(collected.get()).isZero();
        assertThat(stopped.get("remaining").asInt()).isEqualTo(PEOPLE);
        assertThat(stopped.get("troubles").get(0).asText())
                .isEqualTo("chunks without a result yet: 12 of 12; go on by TRIGGER=collect RUN_ID=later");
        assertThat(collecting.report().get("delivered").asInt()).isEqualTo(PEOPLE);
    }

    @Test
    void a_command_that_cannot_be_goes_to_the_dead_letters_and_the_plan_is_told() throws Exception {
        // Given a command of which a word was changed, among good ones
        Topics topics = broker.topics();
        Seeder plan = seeding("plan", "spoilt", "plan").with("RUN_ID", "spoilt").seeder();
        CompletableFuture<Integer> planned = CompletableFuture.supplyAsync(() -> Seeding.run(plan));
        awaitSize("spoilt.chunks", 12);
        String good = topics.all("spoilt.chunks").get(0).value();
        String bad = good.replace("\"pt\":\"on\"", "\"pt\":\"xx\"").replace("\"spoilt\"", "\"other\"");
        topics.send("spoilt.chunks", 0, "bad", bad);
        topics.send("spoilt.chunks", 0, "worse", "{}");

        // When
        worker("one", "spoilt");

        // Then
        assertThat(planned.get()).isZero();
        assertThat(new Seeding(folder.resolve("plan")).report().get("delivered").asInt())
                .isEqualTo(PEOPLE);
        List<ConsumerRecord<String, String>> letters = topics.await("spoilt.dead-letter", 2);
        assertThat(letters).extracting(ConsumerRecord::value).containsExactlyInAnyOrder(bad, "{}");
        assertThat(letters)
                .allSatisfy(
                        letter -> assertThat(Topics.header(letter, "faults")).isPresent());
        awaitDone("spoilt", 14);
        assertThat(topics.all("spoilt.results"))
                .extracting(ConsumerRecord::value)
                .filteredOn(result -> result.contains("was refused: pt: found 'xx'"))
                .hasSize(1);
    }

    @Test
    void a_chunk_that_was_given_up_comes_again_and_goes_on_where_it_was() {
        // Given a server that turns a Bundle away in the midst of a chunk, as while a token has run out
        try (ScriptedServer moody =
                new ScriptedServer((number, bundle) -> number == 5 ? Answer.refused(401) : Answer.taken(bundle))) {
            work(base(new Seeding(folder.resolve("one")), "moody", "work")
                    .with("PARALLELISM", 1)
                    .with("KAFKA_PARTITIONS", 1)
                    .with("FHIR_URL", moody.baseUrl()));

            // When
            Seeding plan = seeding("plan", "moody", "plan")
                    .with("RUN_ID", "moody")
                    .with("CHUNK_SIZE", 200)
                    .with("KAFKA_PARTITIONS", 1);
            int exitCode = plan.run();

            // Then
            assertThat(exitCode).isZero();
            JsonNode report = plan.report();
            assertThat(report.get("delivered").asInt()).isEqualTo(PEOPLE);
            assertThat(new Seeding(folder.resolve("one")).files("dead-letter", ""))
                    .as("people who were on their way, and have come again")
                    .isEmpty();
            assertThat(report.get("troubles")).isEmpty();
            awaitDone("moody", 2);
        }
    }

    private Seeding seeding(String name, String topics, String trigger) {
        return base(new Seeding(folder.resolve(name)), topics, trigger)
                .with("NUM_RECORDS", PEOPLE)
                .with("CHUNK_SIZE", 20)
                .with("PT", "on")
                .with("SEED", 7)
                .with("START_INDEX", 1_000)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private Seeding base(Seeding seeding, String topics, String trigger) {
        return seeding.with("TRIGGER", trigger)
                .with("FHIR_URL", server.baseUrl())
                .with("KAFKA_BROKERS", broker.brokers())
                .with("KAFKA_TOPICS", topics)
                .with("KAFKA_GROUP", topics)
                .with("KAFKA_PARTITIONS", 4);
    }

    private void worker(String name, String topics) {
        work(base(new Seeding(folder.resolve(name)), topics, "work"));
    }

    private void work(Seeding seeding) {
        Seeder worker = seeding.seeder();
        workers.add(worker);
        ends.add(CompletableFuture.supplyAsync(() -> Seeding.run(worker)));
    }

    private static void awaitSize(String topic, long size) {
        Topics.until(() ->
                broker.topics().partitions(topic).isPresent() && broker.topics().size(topic) >= size);
    }

    private static void awaitDone(String topics, long commands) {
        Topics.until(() -> broker.topics().committed(topics, topics + ".chunks") >= commands);
    }
}
