package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A plan of a nation, by a process with hardly any memory. {@code -Dplanned=…} says for how many people. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class PlanSizeTest {

    private static final long PEOPLE = Long.getLong("planned", 500_000_000);
    private static final int SIZE = 1_000;

    @TempDir
    Path folder;

    @Test
    void half_a_billion_people_are_planned_in_64_megabytes_evenly_and_each_once() throws Exception {
        try (Broker broker = Broker.start()) {
            // Given
            Topics topics = broker.topics();
            long chunks = PEOPLE / SIZE;
            long began = System.nanoTime();

            // When
            Process plan = Child.start(
                    "export JAVA_TOOL_OPTIONS=-Xmx64m",
                    Application.class,
                    Map.of(
                            "TRIGGER", "plan",
                            "RUN_ID", "nation",
                            "NUM_RECORDS", Long.toString(PEOPLE),
                            "PT", "on",
                            "SEED", "7",
                            "KAFKA_BROKERS", broker.brokers(),
                            "KAFKA_TOPICS", "nation",
                            "DATA_DIR", folder.toString(),
                            "MANAGEMENT_PORT", "0"),
                    folder.resolve("words.txt"));
            Topics.until(() -> !plan.isAlive()
                    || topics.partitions("nation.chunks").isPresent() && topics.size("nation.chunks") == chunks);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Topics.until(() -> !plan.isAlive() || words().contains("waits for results"));
            plan.destroy();

            // Then
            assertThat(plan.waitFor()).as(words()).isEqualTo(143);
            assertThat(topics.size("nation.chunks")).isEqualTo(chunks);
            assertThat(topics.sizes("nation.chunks"))
                    .hasSize(24)
                    .allSatisfy(size -> assertThat(size).isBetween(chunks / 24, chunks / 24 + 1));
            JsonNode report = new Seeding(folder).report();
            assertThat(report.get("requested").asLong()).isEqualTo(PEOPLE);
            assertThat(report.get("remaining").asLong()).isEqualTo(PEOPLE);
            System.out.printf("%,d people planned as %,d chunks in %s%n", PEOPLE, chunks, took);
        }
    }

    private String words() {
        try {
            return Files.readString(folder.resolve("words.txt"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
