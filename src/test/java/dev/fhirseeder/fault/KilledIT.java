package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process is killed again and again in the midst of a storm of faults, and the same command is given again each time.
 * {@code -Dkilled.people}, {@code -Dkilled.kills}, {@code -Dkilled.modes} and {@code -Dkilled.seed} choose another size.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KilledIT {

    private static final int PEOPLE = Integer.getInteger("killed.people", 150);
    private static final int KILLS = Integer.getInteger("killed.kills", 4);
    private static final long SEED = Long.getLong("killed.seed", 86_001);
    private static final int BUNDLE_SIZE = 5;
    private static final long LINGER_NANOS = 50_000_000;
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final String server = RealServer.baseUrl();

    @TempDir
    Path folder;

    static Stream<String> modes() {
        return Stream.of(System.getProperty("killed.modes", "update").split(","));
    }

    @BeforeEach
    void there_is_a_runnable() {
        assertThat(Path.of(System.getProperty("build.directory", "target"), "fhir-seeder.jar"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void a_run_that_is_killed_at_random_moments_ends_as_if_nothing_had_happened(String mode) throws Exception {
        // Given
        long seed = SEED + mode.length();
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.random(seed, Storm.RATE, Fault.healing()))) {
            Trial trial = trial(seed, mode);
            Life life = trial.life(proxy.baseUrl());
            Traffic traffic = proxy.traffic();

            // When
            for (int moment : moments(seed)) {
                kill(life, traffic, moment);
            }
            traffic.begun();
            int exitCode = Life.end(life.begin());

            // Then
            tell(mode, traffic);
            assertThat(exitCode).as(life::log).isZero();
            assertThat(trial.report("delivered")).isEqualTo(PEOPLE);
            assertThat(traffic.early()).as("sooner than Retry-After").isZero();
            Account account = trial.account(trial.made(), server);
            account.check();
            assertThat(account.delivered()).isEqualTo(PEOPLE);
            assertThat(traffic.repeats())
                    .as("people sent again though their delivery was confirmed in an earlier life")
                    .isLessThanOrEqualTo(KILLS * Storm.PARALLELISM * BUNDLE_SIZE);
        }
    }

    private void kill(Life life, Traffic traffic, int moment) throws Exception {
        traffic.begun();
        int before = traffic.requests();
        Process process = life.begin();
        while (!traffic.await(moment, before, GLANCE)) {
            assertThat(process.isAlive()).as(life::log).isTrue();
        }
        LockSupport.parkNanos(new SplittableRandom(SEED + moment).nextLong(LINGER_NANOS));
        process.destroyForcibly().waitFor();
    }

    /** Returns how many people are confirmed when the process is killed, each time; never nobody, never nearly all. */
    private static int[] moments(long seed) {
        return new SplittableRandom(seed)
                .ints(KILLS, 1, PEOPLE * 9 / 10)
                .sorted()
                .toArray();
    }

    private Trial trial(long seed, String mode) {
        return Storm.trial(folder, seed, mode, PEOPLE).with("BUNDLE_SIZE", BUNDLE_SIZE);
    }

    private static void tell(String mode, Traffic traffic) {
        System.out.printf(
                "killed %d times in %s: %d people, %d Bundles, %d faults, %d people sent again after their confirmation%n",
                KILLS, mode, PEOPLE, traffic.requests(), traffic.faults(), traffic.repeats());
    }
}
