package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.run.Run;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slow server is given as much as it can take, and no more. */
class BackPressureTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 32})
    void as_many_bundles_are_in_flight_as_the_operator_allows_and_no_more(int parallelism) {
        // Given
        CountDownLatch all = new CountDownLatch(parallelism);
        Seeding seeding = seeding(3 * parallelism).with("BUNDLE_SIZE", 1).with("PARALLELISM", parallelism);

        // When
        Outcome outcome = Outcome.of(seeding, (number, bundle) -> {
            all.countDown();
            await(all, Duration.ofMinutes(1));
            return Answer.taken(bundle);
        });

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.server().mostInFlight()).isEqualTo(parallelism);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_slow_server_holds_the_generation_back() throws Exception {
        // Given
        CountDownLatch looked = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> {
            await(looked, Duration.ofMinutes(1));
            return Answer.taken(bundle);
        })) {
            Seeder seeder = seeding(1000)
                    .with("BUNDLE_SIZE", 2)
                    .with("PARALLELISM", 2)
                    .with("FHIR_URL", server.baseUrl())
                    .seeder();

            // When
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
            long generated = whenNothingMoves(seeder, server);
            looked.countDown();

            // Then
            assertThat(generated).as("people made while nothing was answered").isBetween(4L, 8L);
            assertThat(exitCode.get(1, TimeUnit.MINUTES)).isZero();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void the_stack_stays_as_low_however_many_bundles_there_are() {
        // Given
        Seeding seeding = seeding(2000).with("BUNDLE_SIZE", 1).with("SINK", "ndjson");

        // When
        int exitCode = seeding.run();

        // Then
        assertThat(exitCode).isZero();
        assertThat(seeding.report().get("delivered").asLong()).isEqualTo(2000);
    }

    /** Returns how many people were made when the server is full and both who make and who hand over wait; or all. */
    private static long whenNothingMoves(Seeder seeder, ScriptedServer server) {
        while (true) {
            long generated = seeder.runs().underWay().stream()
                    .findFirst()
                    .map(Run::generated)
                    .orElse(0L);
            boolean full = server.mostInFlight() == 2 && isWaiting("Handover.await") && isWaiting("Throttl");
            if (generated == 1000
                    || full
                            && seeder.runs().underWay().stream()
                                            .findFirst()
                                            .orElseThrow()
                                            .generated()
                                    == generated) {
                return generated;
            }
            Thread.onSpinWait();
        }
    }

    /** Tells whether a thread waits in the midst of such a call. */
    private static boolean isWaiting(String call) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getState() != Thread.State.RUNNABLE)
                .flatMap(thread -> Stream.of(thread.getValue()))
                .anyMatch(frame -> (frame.getClassName() + "." + frame.getMethodName()).contains(call));
    }

    private Seeding seeding(int people) {
        return new Seeding(data)
                .with("NUM_RECORDS", people)
                .with("BUNDLE_SIZE", 3)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
    }

    private static void await(CountDownLatch latch, Duration patience) {
        try {
            latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
