package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person whom the server refuses, among many whom it takes. */
class PoisonIT {

    private static final int PEOPLE = 1000;

    private final String server = RealServer.baseUrl();

    @TempDir
    Path folder;

    @Test
    void of_a_thousand_people_with_one_poisoned_999_are_delivered_and_one_is_dead_lettered() {
        // Given
        Trial trial =
                new Trial(folder, 85_001, "update").with("NUM_RECORDS", PEOPLE).with("BUNDLE_SIZE", 10);
        Content made = trial.made();
        String poison = made.people().stream().sorted().skip(500).findFirst().orElseThrow();
        try (FaultProxy proxy = new FaultProxy(server).aimedAt(poison, Fault.UNPROCESSABLE)) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(trial.report("delivered")).isEqualTo(PEOPLE - 1);
            assertThat(trial.report("deadLettered")).isEqualTo(1);
            assertThat(Content.ofDeadLetters(folder.resolve("data")).people()).containsExactly(poison);
            assertThat(trial.causes())
                    .singleElement()
                    .satisfies(cause -> assertThat(cause.at("/operationOutcome/issue/0/diagnostics")
                                    .asText())
                            .contains("HAPI-0574"));
            Account account = trial.account(made, server);
            account.check();
            assertThat(account.delivered()).isEqualTo(PEOPLE - 1);
        }
    }
}
