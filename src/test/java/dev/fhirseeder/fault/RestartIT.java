package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.EmbeddedServer;
import dev.fhirseeder.server.SharedServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server itself goes down in the midst of a run, with Bundles in its hands, and comes back on the same port. */
class RestartIT {

    private static final int PEOPLE = 120;
    private static final int DOWN_MS = 1000;
    private static final int GLANCE_MS = 50;

    private final EmbeddedServer server = SharedServer.get();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"update, 87001", "conditional-create, 87002"})
    void a_server_that_is_restarted_in_the_midst_of_a_run_has_everyone_once(String mode, long seed) throws Exception {
        // Given
        Trial trial = new Trial(folder, seed, mode)
                .with("NUM_RECORDS", PEOPLE)
                .with("PARALLELISM", 4)
                .with("RETRY_DELAY", "PT0.05S");

        // When
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> trial.run(server.baseUrl()));
        awaitPeople(seed, 10);
        server.shut();
        boolean ended = new CountDownLatch(1).await(DOWN_MS, TimeUnit.MILLISECONDS) || run.isDone();
        server.reopen();

        // Then
        assertThat(ended).as("the run ended while the server was down").isFalse();
        assertThat(run.get(5, TimeUnit.MINUTES)).isZero();
        assertThat(trial.report("retries")).isPositive();
        Account account = trial.account(trial.made(), server.baseUrl());
        account.check();
        assertThat(account.delivered()).isEqualTo(PEOPLE);
    }

    private void awaitPeople(long seed, int people) throws InterruptedException {
        Holdings holdings = new Holdings(server.baseUrl());
        while (holdings.of(seed).people().size() < people) {
            new CountDownLatch(1).await(GLANCE_MS, TimeUnit.MILLISECONDS);
        }
    }
}
