package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A leader who is elected by a cluster service that a user brings: here that of camel-file. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class OwnClusterTest {

    @TempDir
    Path folder;

    @Test
    void who_is_elected_leads_and_when_it_ends_the_next_one_does() throws Exception {
        // Given
        lay();
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            Seeder one = seeder(server);
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> Seeding.run(one));
            until(first, () -> leads(one));
            Seeder other = seeder(server);
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> Seeding.run(other));
            until(second, () -> other.started().isDone());
            int before = server.requests();
            until(first, () -> server.requests() > before + 3);
            boolean both = leads(other);

            // When
            one.end(0);
            first.get();
            until(second, () -> leads(other));

            // Then
            assertThat(both).as("both led").isFalse();
            int after = server.requests();
            until(second, () -> server.requests() > after);
            other.end(0);
            assertThat(second.get()).isZero();
        }
    }

    private static boolean leads(Seeder seeder) {
        return seeder.started().isDone()
                && seeder.started().join().getRouteController().getRouteStatus("timer") == ServiceStatus.Started;
    }

    private static void until(CompletableFuture<Integer> exitCode, BooleanSupplier fact) {
        while (!fact.getAsBoolean()) {
            assertThat(exitCode).isNotDone();
            Thread.onSpinWait();
        }
    }

    private Seeder seeder(ScriptedServer server) {
        return new Seeder(new Surroundings(
                folder,
                Map.of(
                        "DATA_DIR", folder.resolve("data").toString(),
                        "FHIR_URL", server.baseUrl(),
                        "TRIGGER", "timer",
                        "TIMER_PERIOD", "PT0.2S",
                        "VACCINES", "MMR",
                        "MANAGEMENT_PORT", "0",
                        "CLUSTER", "own"),
                Map.of()));
    }

    /** Lays out a working directory of one's own. */
    private void lay() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(folder.resolve("application.properties"), """
                camel.beans.election = #class:org.apache.camel.component.file.cluster.FileLockClusterService
                camel.beans.election.root = %s
                camel.beans.election.acquireLockDelay = 100
                camel.beans.election.acquireLockDelayUnit = MILLISECONDS
                camel.beans.election.acquireLockInterval = 200
                camel.beans.election.acquireLockIntervalUnit = MILLISECONDS
                """.formatted(folder.resolve("election")));
    }
}
