package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.server.RecordingServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Plans that share topics, and whose names have a dot. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LikeNamedPlansTest {

    private static final int PEOPLE = 30;

    @TempDir
    Path folder;

    @Test
    void a_plan_whose_name_begins_with_that_of_another_has_none_of_its_results() {
        try (Broker broker = Broker.start();
                RecordingServer server = new RecordingServer(Duration.ofMillis(5))) {
            // Given
            Seeder worker = seeding("work", broker, server).seeder();
            CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> Seeding.run(worker));
            assertThat(plan("load.2", 8, broker, server).run()).isZero();

            // When
            Seeding plan = plan("load", 7, broker, server);
            int exitCode = plan.run();
            worker.end(0);
            end.join();

            // Then
            assertThat(exitCode).isZero();
            assertThat(plan.report().get("seed").asLong()).isEqualTo(7);
            assertThat(plan.report().get("delivered").asInt()).isEqualTo(PEOPLE);
            assertThat(server.held("Patient")).hasSize(2 * PEOPLE);
            assertThat(broker.topics().setting("dotted.results", "retention.ms"))
                    .isEqualTo("-1");
            assertThat(broker.topics().setting("dotted.chunks", "retention.ms")).isEqualTo("-1");
            assertThat(broker.topics().setting("dotted.requests", "retention.ms"))
                    .isNotEqualTo("-1");
        }
    }

    private Seeding plan(String name, long seed, Broker broker, RecordingServer server) {
        return seeding("plan", broker, server)
                .with("RUN_ID", name)
                .with("NUM_RECORDS", PEOPLE)
                .with("CHUNK_SIZE", 10)
                .with("PT", "on")
                .with("SEED", seed)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private Seeding seeding(String trigger, Broker broker, RecordingServer server) {
        return new Seeding(folder.resolve(trigger))
                .with("TRIGGER", trigger)
                .with("FHIR_URL", server.baseUrl())
                .with("KAFKA_BROKERS", broker.brokers())
                .with("KAFKA_TOPICS", "dotted")
                .with("KAFKA_GROUP", "dotted")
                .with("KAFKA_PARTITIONS", 4);
    }
}
