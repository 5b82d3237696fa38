package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Storm after storm, each with a fresh seed, until the time is over: {@code -Dsoak=PT1H}, a minute without it. The first
 * seed is {@code -Dsoak.seed}, else drawn from the clock. No part of {@code mvn verify}, which does not know the name.
 */
class FaultSoak {

    private static final int PEOPLE = Integer.getInteger("soak.people", 300);

    /** A server that keeps everything in memory is replaced before it is full. */
    private static final int ROUNDS_A_SERVER = 40;

    @TempDir
    Path folder;

    @Test
    void everyone_is_delivered_once_however_long_it_storms() {
        long end = System.nanoTime()
                + Duration.parse(System.getProperty("soak", "PT1M")).toNanos();
        long seed = Long.getLong("soak.seed", System.currentTimeMillis());
        for (int round = 0; System.nanoTime() < end; round += ROUNDS_A_SERVER) {
            try (EmbeddedServer server = EmbeddedServer.start(0)) {
                for (int i = 0; i < ROUNDS_A_SERVER && System.nanoTime() < end; i++) {
                    storm(server.baseUrl(), seed + round + i, round + i);
                }
            }
        }
    }

    private void storm(String server, long seed, int round) {
        // Given
        String mode = round % 2 == 0 ? "update" : "conditional-create";
        long start = System.nanoTime();

        // When
        Storm storm = Storm.over(folder.resolve("round" + round), server, seed, mode, PEOPLE);

        // Then
        System.out.printf(
                "round %d seed=%d %s: %d people, %d Bundles, %d faults, %d delivered, %d lost, %d duplicated, %.1f s%n",
                round + 1,
                seed,
                mode,
                PEOPLE,
                storm.traffic().requests(),
                storm.traffic().faults(),
                storm.delivered(),
                storm.account().lost().size(),
                storm.account().duplicated().size(),
                (System.nanoTime() - start) / 1e9);
        storm.account().check();
        assertThat(storm.account().delivered()).isEqualTo(PEOPLE);
        assertThat(storm.exitCode()).isZero();
    }
}
