package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Several triggers in one process. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SeveralTriggersTest {

    private static final long FEED = 7;

    @TempDir
    Path folder;

    @Test
    void each_asks_beside_the_others_and_none_ends_them() throws Exception {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            // Given
            begin(0);
            Seeder seeder = seeding("once,timer,file", server).seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            until(exitCode, () -> ofOnce() > 0 && ofTheTimer() > 1);

            // When
            Files.writeString(folder.resolve("draft"), "{\"records\": 3}");
            Files.move(folder.resolve("draft"), folder.resolve("inbox/monday.json"));
            until(exitCode, () -> ofTheFile() > 0);
            long ticks = ofTheTimer();
            until(exitCode, () -> ofTheTimer() > ticks);
            seeder.end(0);

            // Then
            assertThat(exitCode.get()).isZero();
            assertThat(ofOnce()).as("runs of once").isEqualTo(1);
            assertThat(ofTheFile()).as("runs of the file").isEqualTo(1);
        }
    }

    @Test
    void one_that_has_asked_for_the_end_does_not_ask_for_people_any_more() throws Exception {
        // Given
        begin(81_818_181);

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                Heeded log = new Heeded()) {
            Seeder seeder = seeding("timer,file", server).seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            until(exitCode, () -> !log.errors().isEmpty());
            until(exitCode, () -> isStopped(seeder, "timer"));
            seeder.end(0);
            exitCode.get();

            // Then
            assertThat(log.errors()).hasSizeLessThanOrEqualTo(2).allMatch(error -> error.contains("refused"));
        }
    }

    private static boolean isStopped(Seeder seeder, String route) {
        return seeder.started()
                .join()
                .getRouteController()
                .getRouteStatus(route)
                .isStopped();
    }

    @Test
    void when_each_has_asked_for_the_end_it_comes_with_the_worst_exit_code() throws Exception {
        // Given
        begin(81_818_181);

        // When
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            int exitCode = seeding("once,timer", server).run();

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(ofOnce()).isEqualTo(1);
        }
    }

    private long ofTheFile() {
        return reports(report -> report.get("requested").asInt() == 3);
    }

    /** The feed has a seed of its own. */
    private long ofTheTimer() {
        return reports(report ->
                report.get("requested").asInt() == 2 && report.get("seed").asLong() == FEED);
    }

    private long ofOnce() {
        return reports(report ->
                report.get("requested").asInt() == 2 && report.get("seed").asLong() != FEED);
    }

    private long reports(Predicate<JsonNode> wanted) {
        return new Seeding(data())
                .files("reports", ".json").stream()
                        .filter(file -> !file.endsWith("latest.json"))
                        .map(Seeding::json)
                        .filter(wanted)
                        .count();
    }

    private void begin(long nextIndex) throws IOException {
        Files.writeString(
                Files.createDirectories(data().resolve("ledger")).resolve("feed-bc.json"),
                "{\"seed\":%d,\"populationDate\":\"2026-11-22\",\"nextIndex\":%d}".formatted(FEED, nextIndex));
    }

    private static void until(CompletableFuture<Integer> exitCode, BooleanSupplier fact) {
        while (!fact.getAsBoolean()) {
            assertThat(exitCode).isNotDone();
            Thread.onSpinWait();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Seeding seeding(String triggers, ScriptedServer server) {
        return new Seeding(data())
                .with("FHIR_URL", server.baseUrl())
                .with("TRIGGER", triggers)
                .with("TIMER_PERIOD", "PT0.2S")
                .with("INBOX", folder.resolve("inbox"))
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR")
                .with("NUM_RECORDS", 2);
    }
}
