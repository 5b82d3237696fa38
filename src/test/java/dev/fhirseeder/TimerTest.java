package dev.fhirseeder;

import static dev.fhirseeder.server.QuestionServer.count;
import static dev.fhirseeder.server.QuestionServer.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.server.QuestionServer;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed brings new people at each tick, and goes on where it stood when it was stopped. */
class TimerTest {

    private static final int PEOPLE_A_TICK = 2;

    @TempDir
    Path data;

    @Test
    void each_tick_brings_new_people_and_a_restart_goes_on_with_the_next() throws Exception {
        // When
        List<String> before = patientsOf(3);
        List<String> after = patientsOf(2);

        // Then
        assertThat(before).hasSizeGreaterThanOrEqualTo(3 * PEOPLE_A_TICK).doesNotHaveDuplicates();
        assertThat(after).hasSizeGreaterThanOrEqualTo(2 * PEOPLE_A_TICK).doesNotHaveDuplicates();
        assertThat(after).doesNotContainAnyElementsOf(before);
    }

    @Test
    void people_of_a_feed_are_of_one_seed_though_nobody_chose_it() throws Exception {
        // When
        patientsOf(2);

        // Then
        List<Long> seeds = new Seeding(data)
                .files("reports", ".json").stream()
                        .map(file -> Seeding.json(file).get("seed").asLong())
                        .distinct()
                        .toList();
        assertThat(seeds).hasSize(1);
    }

    @Test
    void a_tick_that_takes_longer_than_the_period_is_not_overtaken_by_the_next() throws Exception {
        // Given
        CountDownLatch ticks = new CountDownLatch(4);
        Executor slow = CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            ticks.countDown();
            return CompletableFuture.supplyAsync(() -> Answer.taken(bundle), slow)
                    .join();
        })) {
            Seeder seeder = seeding(server).with("TIMER_PERIOD", "PT0.1S").seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            assertThat(ticks.await(2, TimeUnit.MINUTES)).as("ticks came").isTrue();
            seeder.end(0);
            exitCode.get(2, TimeUnit.MINUTES);

            // Then
            assertThat(server.mostInFlight()).isEqualTo(1);
            assertThat(startIndices()).doesNotHaveDuplicates().allMatch(index -> index % PEOPLE_A_TICK == 0);
        }
    }

    @Test
    void a_tick_whose_run_is_read_back_is_not_overtaken_by_the_next_though_a_question_is_asked_again()
            throws Exception {
        // Given
        CountDownLatch ticks = new CountDownLatch(3);
        List<Boolean> readBack = new CopyOnWriteArrayList<>();
        AtomicInteger counts = new AtomicInteger();
        AtomicBoolean first = new AtomicBoolean();

        // When
        try (QuestionServer server = new QuestionServer(question -> {
            if (question.path().isEmpty()) {
                readBack.add(counts.getAndSet(0) == RecordMapper.TYPES.size());
                first.set(true);
                ticks.countDown();
                return Answer.taken(taken(question.words()));
            }
            if (first.getAndSet(false)) {
                return Answer.refused(503);
            }
            return question.isCount() ? count(counts.incrementAndGet()) : found();
        })) {
            Seeder seeder = new Seeding(data)
                    .with("FHIR_URL", server.baseUrl())
                    .with("TRIGGER", "timer")
                    .with("TIMER_PERIOD", "PT0.1S")
                    .with("RETRY_DELAY", "PT0.5S")
                    .with("VERIFY", true)
                    .with("AS_OF", "2026-11-22")
                    .with("NUM_RECORDS", PEOPLE_A_TICK)
                    .seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            assertThat(ticks.await(2, TimeUnit.MINUTES)).as("ticks came").isTrue();
            seeder.end(0);
            exitCode.get(2, TimeUnit.MINUTES);
        }

        // Then
        assertThat(readBack.subList(1, readBack.size()))
                .as("the run before was read back")
                .hasSizeGreaterThan(1)
                .containsOnly(true);
    }

    @Test
    void a_feed_that_has_come_to_its_end_ends_the_timer_with_1_and_one_line() throws Exception {
        // Given
        Files.writeString(
                Files.createDirectories(data.resolve("ledger")).resolve("feed-bc.json"),
                "{\"seed\":7,\"populationDate\":\"2026-11-22\",\"nextIndex\":81818179}");
        int exitCode;

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                Heeded log = new Heeded()) {
            exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(
                            seeding(server).with("TIMER_PERIOD", "PT0.1S").seeder()))
                    .get(2, TimeUnit.MINUTES);

            // Then
            assertThat(log.errors()).singleElement().asString().contains("A request is refused", "health numbers");
        }
        assertThat(exitCode).isEqualTo(1);
        assertThat(startIndices()).containsExactly(81818179L);
    }

    private List<Long> startIndices() {
        return new Seeding(data)
                .files("reports", ".json").stream()
                        .filter(file -> !file.endsWith("latest.json"))
                        .map(file -> Seeding.json(file).get("startIndex").asLong())
                        .toList();
    }

    /** Runs the feed until that many ticks have been answered, stops it, and returns the ids of its patients. */
    private List<String> patientsOf(int ticks) throws Exception {
        CountDownLatch answered = new CountDownLatch(ticks);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            answered.countDown();
            return Answer.taken(bundle);
        })) {
            Seeder seeder = seeding(server).seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            assertThat(answered.await(2, TimeUnit.MINUTES)).as("ticks came").isTrue();
            seeder.end(0);
            assertThat(exitCode.get(2, TimeUnit.MINUTES)).isZero();
            return server.taken().stream().flatMap(TimerTest::patients).toList();
        }
    }

    private Seeding seeding(ScriptedServer server) {
        return new Seeding(data)
                .with("FHIR_URL", server.baseUrl())
                .with("TRIGGER", "timer")
                .with("TIMER_PERIOD", "PT0.2S")
                .with("AS_OF", "2026-11-22")
                .with("NUM_RECORDS", PEOPLE_A_TICK);
    }

    private static JsonNode taken(String bundle) {
        try {
            return new ObjectMapper().readTree(bundle);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> patients(JsonNode bundle) {
        return StreamSupport.stream(bundle.get("entry").spliterator(), false)
                .map(entry -> entry.get("resource"))
                .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                .map(resource -> resource.get("id").asText());
    }
}
