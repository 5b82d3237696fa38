package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Some faults of each kind, met by Bundles that are sent compressed. All others are with {@code -Dfaults.gzip=true}. */
class CompressedFaultsIT {

    private static final long SEED = 89_000;

    private final String server = RealServer.baseUrl();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "RESET_UNREAD, update",
        "RESET_TAKEN, conditional-create",
        "SILENT_TAKEN, update",
        "TRUNCATED, update",
        "HTML_UNTAKEN, conditional-create",
        "UNAVAILABLE_SECONDS, update"
    })
    void what_time_heals_is_delivered_once(Fault fault, String mode) {
        // Given
        Trial trial = trial(fault, mode);
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.at(fault, 2, 3))) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isZero();
            assertThat(trial.report("delivered")).isEqualTo(Trial.PEOPLE);
            assertThat(trial.report("retries")).isEqualTo(2);
            assertThat(proxy.traffic().early()).as("sooner than Retry-After").isZero();
            settle(trial, proxy);
        }
    }

    @Test
    void whom_the_server_refuses_does_not_take_the_others_along() {
        // Given
        Trial trial = trial(Fault.UNPROCESSABLE, "update");
        String poison = trial.made().people().stream().sorted().findFirst().orElseThrow();
        try (FaultProxy proxy = new FaultProxy(server).aimedAt(poison, Fault.UNPROCESSABLE)) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(Content.ofDeadLetters(folder.resolve("data")).people()).containsExactly(poison);
            settle(trial, proxy);
        }
    }

    @Test
    void nothing_is_sent_again_by_plain_create_of_which_nobody_knows() {
        // Given
        Trial trial = trial(Fault.EMPTY, "create");
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.at(Fault.EMPTY, 2, 3))) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(trial.report("deadLettered")).isEqualTo(2 * Trial.BUNDLE_SIZE);
            settle(trial, proxy);
        }
    }

    private Trial trial(Fault fault, String mode) {
        return new Trial(folder, SEED + fault.ordinal(), mode).against(fault).with("GZIP_REQUESTS", true);
    }

    private void settle(Trial trial, FaultProxy proxy) {
        assertThat(proxy.traffic().compressed())
                .isPositive()
                .isEqualTo(proxy.traffic().requests());
        trial.account(trial.made(), server).check();
    }
}
