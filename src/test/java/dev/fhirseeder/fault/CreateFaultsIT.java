package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fault.Fault.Kind;
import dev.fhirseeder.fault.FaultTable.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault alone in the write mode {@code create}, in which a Bundle that is sent twice stands twice. */
class CreateFaultsIT {

    private static final long SEED = 82_000;

    private static final FaultTable FOUND = new FaultTable(
            "In `create`",
            Stream.of(Fault.values())
                    .filter(CreateFaultsIT::isTried)
                    .map(Fault::title)
                    .toList());

    private final String server = RealServer.baseUrl();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("tried")
    void nothing_is_sent_again_of_which_it_is_not_known_that_the_server_has_not_taken_it(Fault fault) {
        // Given
        Trial trial = new Trial(folder, SEED + fault.ordinal(), "create").against(fault);
        int unknown = fault.kind() == Kind.UNKNOWN ? 2 * Trial.BUNDLE_SIZE : 0;
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.at(fault, 2, 3))) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(unknown == 0 ? 0 : 1);
            assertThat(trial.report("deadLettered")).isEqualTo(unknown);
            assertThat(trial.report("delivered")).isEqualTo(Trial.PEOPLE - unknown);
            assertThat(trial.causes())
                    .extracting(cause -> cause.get("failure").asText())
                    .allMatch("outcome-unknown"::equals);
            Account account = trial.account(trial.made(), server);
            account.check();
            FOUND.add(new Row(
                    fault.title(),
                    proxy.traffic().faults(),
                    trial.report("retries"),
                    trial.report("deadLettered"),
                    trial.report("remaining"),
                    account));
        }
    }

    @AfterAll
    static void the_page_says_what_was_found() {
        FOUND.compare();
    }

    static Stream<Fault> tried() {
        return Stream.of(Fault.values()).filter(CreateFaultsIT::isTried);
    }

    private static boolean isTried(Fault fault) {
        return List.of(Kind.UNKNOWN, Kind.TRANSIENT).contains(fault.kind());
    }
}
