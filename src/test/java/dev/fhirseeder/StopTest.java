package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.deliver.Pauses;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** How a run ends whose process is being stopped. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class StopTest {

    private static final int PEOPLE = 5_000;

    @TempDir
    Path data;

    private final CountDownLatch asked = new CountDownLatch(2);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void what_is_on_its_way_may_arrive_within_the_limit() throws Exception {
        // When
        Outcome outcome = stopped("PT1H", answered::countDown);

        // Then
        assertThat(outcome.report("delivered")).isPositive().isEqualTo(outcome.report("generated"));
        assertThat(outcome.report("remaining")).isPositive();
        assertThat(outcome.report("deadLettered")).isZero();
        assertThat(outcome.report().get("troubles")).isEmpty();
    }

    @Test
    void a_server_that_does_not_answer_within_the_limit_is_not_awaited_any_longer() throws Exception {
        // When
        Outcome outcome = stopped("PT0.5S", () -> {});

        // Then
        assertThat(outcome.report("delivered")).isZero();
        assertThat(outcome.report("remaining")).isPositive();
        assertThat(outcome.server().requests())
                .as("nothing is sent after the limit")
                .isEqualTo(2);
        assertThat(outcome.report().get("troubles"))
                .singleElement()
                .asString()
                .contains("what was still on its way PT0.5S after the stop was cut off (STOP_LIMIT)");
        answered.countDown();
    }

    @Test
    void who_waits_to_be_sent_again_is_woken_at_once() throws Exception {
        // Given
        Seeding seeding = seeding("PT1H").with("RETRY_DELAY", "PT1H").with("RETRY_LIMIT", "P1D");
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.refused(503))) {
            Seeder seeder = seeding.with("FHIR_URL", server.baseUrl()).seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            Pauses pauses = seeder.started().get().getRegistry().lookupByNameAndType("pauses", Pauses.class);
            while (pauses.getQueue().size() < 2) {
                Thread.onSpinWait();
            }

            // When
            seeder.end(0);
            exitCode.get();

            // Then
            assertThat(seeding.report().get("retries").asInt()).isZero();
            assertThat(seeding.report().get("remaining").asInt()).isPositive();
        }
    }

    /** Stops a run of which two Bundles are on their way, and answers nothing until told to. */
    private Outcome stopped(String limit, Runnable then) throws Exception {
        Seeding seeding = seeding(limit);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            asked.countDown();
            await(answered);
            return Answer.taken(bundle);
        })) {
            Seeder seeder = seeding.with("FHIR_URL", server.baseUrl()).seeder();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            asked.await();
            seeder.end(0);
            while (!seeder.runs().underWay().stream().allMatch(Run::isInterrupted)) {
                Thread.onSpinWait();
            }
            then.run();
            return new Outcome(exitCode.get(), server, seeding.report(), seeding);
        }
    }

    private Seeding seeding(String limit) {
        return new Seeding(data)
                .with("STOP_LIMIT", limit)
                .with("RESPONSE_TIMEOUT", "PT1H")
                .with("NUM_RECORDS", PEOPLE)
                .with("BUNDLE_SIZE", 2)
                .with("PARALLELISM", 2)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
