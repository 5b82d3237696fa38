package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.server.EmbeddedServer;
import dev.fhirseeder.server.LoopbackPort;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server itself is stopped in the midst of a run, with Bundles in its hands, and started anew on its database. */
class RestartIT {

    private static final int PEOPLE = 300;
    private static final int GLANCE_MS = 20;
    private static final long SEED = 87_001;

    private final String database = UUID.randomUUID().toString();

    @TempDir
    Path folder;

    @Test
    void a_server_that_is_restarted_in_the_midst_of_a_run_has_everyone_once() throws Exception {
        // Given
        Trial trial = new Trial(folder, SEED, "update")
                .with("NUM_RECORDS", PEOPLE)
                .with("PARALLELISM", 4)
                .with("OUTAGE_LIMIT", "PT5M");
        try (Connection ignored = DriverManager.getConnection("jdbc:h2:mem:" + database)) {
            EmbeddedServer first = EmbeddedServer.start(LoopbackPort.claim(0), database);
            String url = first.baseUrl();
            new Holdings(url).of(SEED);

            // When
            CompletableFuture<Integer> run = CompletableFuture.supplyAsync(() -> trial.run(url));
            awaitSomebody(url, run);
            first.close();
            boolean early = run.isDone();
            try (EmbeddedServer second = EmbeddedServer.start(claim(url), database)) {
                int exitCode = run.get(10, TimeUnit.MINUTES);

                // Then
                assertThat(early).as("ended before the server was stopped").isFalse();
                assertThat(exitCode).isZero();
                assertThat(trial.report("retries")).isPositive();
                Account account = trial.account(trial.made(), second.baseUrl());
                account.check();
                assertThat(account.delivered()).isEqualTo(PEOPLE);
            }
        }
    }

    /** Claims the port of that base URL, and no other. */
    private static LoopbackPort claim(String url) {
        LoopbackPort port = LoopbackPort.claim(URI.create(url).getPort());
        assertThat(port.baseUrl()).isEqualTo(url);
        return port;
    }

    private static void awaitSomebody(String url, CompletableFuture<Integer> run) throws InterruptedException {
        Holdings holdings = new Holdings(url);
        while (!run.isDone() && holdings.of(SEED).people().isEmpty()) {
            new CountDownLatch(1).await(GLANCE_MS, TimeUnit.MILLISECONDS);
        }
    }
}
