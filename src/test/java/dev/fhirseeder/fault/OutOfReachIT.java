package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fault.FaultTable.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Addresses at which no connection comes about. Nothing is ever sent, so that the write mode makes no difference. */
class OutOfReachIT {

    private static final long SEED = 83_000;
    private static final int GLANCE_MS = 200;

    private static final FaultTable FOUND = new FaultTable(
            "Out of reach", Stream.of(Gate.Kind.values()).map(Gate.Kind::title).toList());

    private final String server = RealServer.baseUrl();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void whoever_cannot_be_reached_has_taken_nothing_and_nobody_is_lost(Gate.Kind kind) throws Exception {
        // Given
        boolean tls = kind == Gate.Kind.NO_TLS || kind == Gate.Kind.STRANGE_CERTIFICATE;
        Trial trial = new Trial(folder, SEED + kind.ordinal(), "update")
                .with("CHECK_SERVER", !tls) // which would refuse it when the application starts: MutualTlsTest
                .with("OUTAGE_LIMIT", kind == Gate.Kind.DEAF ? "PT0S" : "PT1S")
                .with("RETRY_DELAY", "PT0.1S")
                .with("MAX_RETRIES", 1);
        try (Gate gate = Gate.to(kind, server, folder)) {

            // When
            int exitCode = trial.run(gate.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(trial.report("delivered")).isZero();
            Account account = trial.account(trial.made(), server);
            account.check();
            assertThat(account.delivered()).isZero();
            if (tls) {
                assertThat(trial.report("retries"))
                        .as("a certificate does not heal")
                        .isZero();
            }
            FOUND.add(new Row(
                    kind.title(), "each time", tls ? "0" : "while it lasts", "those in hand", "the rest", account));
        }
    }

    /** The JDK asks a file of names, if it is given one, before each connection. */
    @Test
    void a_host_that_is_not_known_at_first_is_waited_for() throws Exception {
        // Given
        Path names = Files.writeString(folder.resolve("names"), "127.0.0.1 localhost\n");
        Trial trial = new Trial(folder, SEED + 90, "update")
                .with("RETRY_DELAY", "PT0.1S")
                .with("FHIR_AUTH", "none");
        String url = server.replace("localhost", "fhir-seeder.test");
        Life life = trial.life(url).option("-Djdk.net.hosts.file=" + names);

        // When
        Process process = life.begin();
        while (!life.log().contains("UnknownHostException")) {
            assertThat(process.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS))
                    .as(life::log)
                    .isFalse();
        }
        Files.writeString(names, "127.0.0.1 localhost fhir-seeder.test\n");
        int exitCode = Life.end(process);

        // Then
        assertThat(exitCode).as(life::log).isZero();
        Account account = trial.account(trial.made(), server);
        account.check();
        assertThat(account.delivered()).isEqualTo(Trial.PEOPLE);
    }

    @AfterAll
    static void the_page_says_what_was_found() {
        FOUND.compare();
    }
}
