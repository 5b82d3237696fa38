package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A schedule brings new people whenever it fires. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class CronTest {

    private static final int PEOPLE_A_FIRING = 2;

    @TempDir
    Path data;

    @Test
    void each_firing_brings_the_next_people_and_a_restart_goes_on() throws Exception {
        // When
        fire("0/1 * * * * ?", 3, 0);
        fire("* * * ? * SUN-SAT", 2, 0);

        // Then
        List<Long> indices = startIndices();
        assertThat(indices)
                .hasSizeGreaterThanOrEqualTo(5)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, indices.size())
                        .mapToObj(run -> (long) run * PEOPLE_A_FIRING)
                        .toList());
    }

    @Test
    void a_firing_that_is_missed_while_a_run_is_under_way_is_not_made_up_for() throws Exception {
        // When
        List<Instant> times = fire("0/1 * * * * ?", 4, 2_400);

        // Then
        assertThat(IntStream.range(1, times.size())
                        .mapToObj(i ->
                                times.get(i).toEpochMilli() - times.get(i - 1).toEpochMilli()))
                .as("from one to the next")
                .allMatch(ms -> ms > 2_400);
        assertThat(times.stream().skip(1).map(time -> time.toEpochMilli() % 1000))
                .as("milliseconds after a full second")
                .allMatch(ms -> ms < 900);
    }

    @Test
    void quartz_is_asked_when_it_fires_next() throws Exception {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            Seeder seeder = seeding(server, "0 0 3 1 1 ? 2099").seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));

            // When
            Firings firings = Firings.of(seeder.started().get());
            seeder.end(0);

            // Then
            assertThat(exitCode.get()).isZero();
            assertThat(firings)
                    .isEqualTo(new Firings(Optional.empty(), Optional.of(Instant.parse("2099-01-01T11:00:00Z"))));
        }
    }

    @Test
    void a_feed_that_has_come_to_its_end_ends_it_with_1_and_one_line() throws Exception {
        // Given
        Files.writeString(
                Files.createDirectories(data.resolve("ledger")).resolve("feed-bc.json"),
                "{\"seed\":7,\"populationDate\":\"2026-11-22\",\"nextIndex\":81818179}");

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                Heeded log = new Heeded()) {
            int exitCode = Seeding.run(seeding(server, "0/1 * * * * ?").seeder());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(log.errors()).singleElement().asString().contains("A request is refused", "health numbers");
        }
        assertThat(startIndices()).containsExactly(81818179L);
    }

    /** Lets it fire so many times at least, each answered after a while, and returns when. */
    private List<Instant> fire(String cron, int times, long answerMs) throws Exception {
        CountDownLatch fired = new CountDownLatch(times);
        List<Instant> seen = new CopyOnWriteArrayList<>();
        Executor later = CompletableFuture.delayedExecutor(answerMs, TimeUnit.MILLISECONDS);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            seen.add(Instant.now());
            fired.countDown();
            return CompletableFuture.supplyAsync(() -> Answer.taken(bundle), later)
                    .join();
        })) {
            Seeder seeder = seeding(server, cron).seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            fired.await();
            seeder.end(0);
            assertThat(exitCode.get()).isZero();
            assertThat(server.mostInFlight()).isEqualTo(1);
            return seen;
        }
    }

    private List<Long> startIndices() {
        return new Seeding(data)
                .files("reports", ".json").stream()
                        .filter(file -> !file.endsWith("latest.json"))
                        .map(file -> Seeding.json(file).get("startIndex").asLong())
                        .toList();
    }

    private Seeding seeding(ScriptedServer server, String cron) {
        return new Seeding(data)
                .with("FHIR_URL", server.baseUrl())
                .with("TRIGGER", "cron")
                .with("CRON", cron)
                .with("CRON_ZONE", "America/Vancouver")
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR")
                .with("NUM_RECORDS", PEOPLE_A_FIRING);
    }
}
