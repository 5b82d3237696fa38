package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.server.RecordingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Three workers, each a process of its own, of which one is ended in the midst of its work. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class KilledWorkerIT {

    private static final int PEOPLE = 10_000;
    private static final int CHUNKS = 50;

    @TempDir
    Path folder;

    private final Broker broker = Broker.start();
    private RecordingServer server;

    @BeforeEach
    void open() {
        server = new RecordingServer(Duration.ofMillis(50));
        broker.topics().create("killed.chunks", 6);
    }

    @AfterEach
    void close() {
        server.close();
        broker.close();
    }

    @Test
    void everybody_is_delivered_nobody_twice_and_the_report_is_whole_when_a_worker_is_killed() throws Exception {
        // Given what one run would send
        Set<String> expected;
        int resources;
        try (RecordingServer other = new RecordingServer(Duration.ZERO)) {
            Seeding alone = seeding("alone", "once").with("FHIR_URL", other.baseUrl());
            assertThat(alone.run()).isZero();
            expected = other.held();
            resources = alone.report().get("resources").size();
        }
        List<Process> workers = List.of(worker("one"), worker("two"), worker("three"));
        awaitMembers(3);

        // When one is killed while it has done some of its chunks, and not all
        Seeding plan = seeding("plan", "plan").with("RUN_ID", "killed");
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(plan::run);
        Process victim = workers.get(1);
        awaitDoneBy("two", 2);
        int found = server.held("Patient").size();
        victim.destroyForcibly().waitFor();
        int code = exitCode.get();
        workers.forEach(Process::destroy);

        // Then
        assertThat(victim.exitValue()).isEqualTo(137);
        assertThat(found).as("killed in the midst").isBetween(1, PEOPLE - 1);
        assertThat(code).isZero();
        JsonNode report = plan.report();
        assertThat(report.get("requested").asInt()).isEqualTo(PEOPLE);
        assertThat(report.get("delivered").asInt()).isEqualTo(PEOPLE);
        assertThat(report.get("deadLettered").asInt()).isZero();
        assertThat(report.get("remaining").asInt()).isZero();
        assertThat(report.get("troubles")).isEmpty();
        assertThat(report.get("resources").size()).isEqualTo(resources);
        assertThat(report.at("/resources/Patient").asInt()).isEqualTo(PEOPLE);
        assertThat(server.held("Patient")).hasSize(PEOPLE);
        assertThat(server.held()).isEqualTo(expected);
        for (Process worker : List.of(workers.get(0), workers.get(2))) {
            assertThat(worker.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(worker.exitValue()).as("ended by SIGTERM").isEqualTo(143);
        }
        assertThat(broker.topics().size("killed.results")).isGreaterThanOrEqualTo(CHUNKS);
        assertThat(broker.topics().committed("killed", "killed.chunks")).isEqualTo(CHUNKS);
    }

    @Test
    void a_worker_that_is_stopped_leaves_at_once_and_another_takes_over() throws Exception {
        // Given
        Process first = worker("first");
        awaitMembers(1);
        Seeding plan = seeding("plan", "plan").with("RUN_ID", "handed").with("NUM_RECORDS", 2_000);
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(plan::run);
        awaitDoneBy("first", 1);

        // When
        long began = System.nanoTime();
        first.destroy();
        boolean ended = first.waitFor(1, TimeUnit.MINUTES);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        int members = broker.topics().members("killed");
        Process second = worker("second");
        int code = exitCode.get();
        second.destroy();

        // Then
        assertThat(ended).isTrue();
        assertThat(first.exitValue()).isEqualTo(143);
        assertThat(took).as("within STOP_LIMIT").isLessThan(Duration.ofSeconds(25));
        assertThat(members).as("has left its group").isZero();
        assertThat(code).isZero();
        assertThat(plan.report().get("delivered").asInt()).isEqualTo(2_000);
        assertThat(server.held("Patient")).hasSize(2_000);
        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private Seeding seeding(String name, String trigger) {
        Seeding seeding = new Seeding(folder.resolve(name));
        settings(trigger).forEach(seeding::with);
        return seeding.with("NUM_RECORDS", PEOPLE)
                .with("CHUNK_SIZE", PEOPLE / CHUNKS)
                .with("PT", "on")
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private Map<String, String> settings(String trigger) {
        Map<String, String> settings = new HashMap<>();
        settings.put("TRIGGER", trigger);
        settings.put("FHIR_URL", server.baseUrl());
        settings.put("KAFKA_BROKERS", broker.brokers());
        settings.put("KAFKA_TOPICS", "killed");
        settings.put("KAFKA_GROUP", "killed");
        settings.put("BUNDLE_SIZE", "20");
        settings.put("PARALLELISM", "2");
        return settings;
    }

    private Process worker(String name) throws IOException {
        Map<String, String> settings = settings("work");
        settings.put("DATA_DIR", folder.resolve(name).toString());
        settings.put("MANAGEMENT_PORT", "0");
        Files.createDirectories(folder);
        return Child.packaged(folder.resolve(name + ".log"), settings);
    }

    private void awaitMembers(int count) {
        Topics topics = broker.topics();
        Topics.until(() -> topics.members("killed") >= count);
    }

    private void awaitDoneBy(String name, int chunks) {
        Topics.until(() -> done(name) >= chunks);
    }

    private long done(String name) {
        try (Stream<String> lines = Files.lines(folder.resolve(name + ".log"))) {
            return lines.filter(line -> line.contains(" Shift plan=")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
