package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.server.RecordingServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Workers that come while a plan is under way, over a real broker. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class ComingWorkersTest {

    private static final int PEOPLE = 600;

    private static Broker broker;

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

    @Test
    void one_that_joins_later_takes_a_share_and_nobody_is_lost_or_sent_twice() throws Exception {
        try (RecordingServer first = new RecordingServer(Duration.ofMillis(200));
                RecordingServer second = new RecordingServer(Duration.ofMillis(200))) {
            // Given
            Seeder plan = seeding("plan", "late", "plan", first)
                    .with("AGE_FROM", 18)
                    .with("NUM_RECORDS", PEOPLE)
                    .with("CHUNK_SIZE", 10)
                    .with("PT", "on")
                    .with("SEED", 7)
                    .with("AS_OF", "2026-11-22")
                    .with("VACCINES", "MMR")
                    .seeder();
            CompletableFuture<Integer> planned = CompletableFuture.supplyAsync(() -> Seeding.run(plan));
            Seeder one = seeding("one", "late", "work", first).seeder();
            CompletableFuture<Integer> worked = CompletableFuture.supplyAsync(() -> Seeding.run(one));
            Topics.until(() -> !first.held("Patient").isEmpty());

            // When
            Seeder two = seeding("two", "late", "work", second).seeder();
            CompletableFuture<Integer> joined = CompletableFuture.supplyAsync(() -> Seeding.run(two));
            int exitCode = planned.get();
            one.end(0);
            two.end(0);

            // Then
            assertThat(exitCode).isZero();
            assertThat(worked.get()).isZero();
            assertThat(joined.get()).isZero();
            assertThat(new Seeding(folder.resolve("plan"))
                            .report()
                            .get("delivered")
                            .asInt())
                    .isEqualTo(PEOPLE);
            assertThat(broker.topics().all("late.results"))
                    .hasSize(PEOPLE / 10)
                    .extracting(ConsumerRecord::key)
                    .doesNotHaveDuplicates();
            assertThat(second.held("Patient")).isNotEmpty().doesNotContainAnyElementsOf(first.held("Patient"));
            assertThat(first.held("Patient").size() + second.held("Patient").size())
                    .isEqualTo(PEOPLE);
        }
    }

    @Test
    void a_chunk_whose_worker_cannot_write_is_not_done_with_and_another_does_it() throws Exception {
        try (RecordingServer server = new RecordingServer(Duration.ofMillis(5))) {
            // Given a worker in whose data folder no journal can be
            Files.createDirectories(folder.resolve("sick/ledger"));
            Files.createFile(folder.resolve("sick/ledger/chunks"));
            Seeder plan = seeding("plan", "sick", "plan", server)
                    .with("NUM_RECORDS", 30)
                    .with("CHUNK_SIZE", 10)
                    .with("KAFKA_PARTITIONS", 1)
                    .seeder();
            CompletableFuture<Integer> planned = CompletableFuture.supplyAsync(() -> Seeding.run(plan));
            Topics.until(() -> broker.topics().partitions("sick.chunks").isPresent()
                    && broker.topics().size("sick.chunks") == 3);
            Seeder sick = seeding("sick", "sick", "work", server).seeder();
            CompletableFuture<Integer> failed = CompletableFuture.supplyAsync(() -> Seeding.run(sick));
            int ended = failed.get();
            long done = broker.topics().committed("sick", "sick.chunks");
            int taken = server.held("Patient").size();

            // When
            Seeder well = seeding("well", "sick", "work", server).seeder();
            CompletableFuture<Integer> worked = CompletableFuture.supplyAsync(() -> Seeding.run(well));
            int exitCode = planned.get();
            well.end(0);
            worked.get();

            // Then
            assertThat(ended).isEqualTo(1);
            assertThat(done).isZero();
            assertThat(taken).isZero();
            assertThat(exitCode).isZero();
            assertThat(server.held("Patient")).hasSize(30);
        }
    }

    private Seeding seeding(String name, String topics, String trigger, RecordingServer server) {
        return new Seeding(folder.resolve(name))
                .with("TRIGGER", trigger)
                .with("FHIR_URL", server.baseUrl())
                .with("PARALLELISM", 1)
                .with("KAFKA_BROKERS", broker.brokers())
                .with("KAFKA_TOPICS", topics)
                .with("KAFKA_GROUP", topics)
                .with("KAFKA_PARTITIONS", 8);
    }
}
