package dev.fhirseeder.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fault.Fault.Kind;
import dev.fhirseeder.fault.FaultTable.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault alone, in the write modes in which sending twice does no harm. The server is read back each time. */
class FaultsIT {

    private static final List<String> MODES = List.of("update", "conditional-create");
    private static final String BATCH = "an entry refused inside a batch-response";
    private static final String CROWDED = "413 to a Bundle of more than one person";
    private static final long SEED = 80_000;

    private static final Map<String, FaultTable> FOUND = MODES.stream()
            .collect(Collectors.toMap(mode -> mode, mode -> new FaultTable("In `" + mode + "`", titles(mode))));

    private final String server = RealServer.baseUrl();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("healed")
    void what_time_heals_is_delivered_once(Fault fault, String mode) {
        // Given
        Trial trial = trial(fault, mode);
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.at(fault, 2, 3))) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            int again = trial.report("retries");
            assertThat(exitCode).isZero();
            assertThat(trial.report("delivered")).isEqualTo(Trial.PEOPLE);
            assertThat(proxy.traffic().early()).as("sooner than Retry-After").isZero();
            switch (fault.kind()) {
                case HARMLESS -> assertThat(again).isZero();
                case OUTAGE -> assertThat(again).isPositive();
                default -> assertThat(again).isEqualTo(2);
            }
            add(mode, trial, row(fault.title(), proxy, trial, fault.kind() == Kind.OUTAGE ? "while it lasts" : again));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whom_the_server_refuses_does_not_take_the_others_along(Fault fault, String mode) {
        // Given
        Trial trial = trial(fault, mode);
        String poison = trial.made().people().stream().sorted().findFirst().orElseThrow();
        try (FaultProxy proxy = new FaultProxy(server).aimedAt(poison, fault)) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(trial.report("delivered")).isEqualTo(Trial.PEOPLE - 1);
            assertThat(Content.ofDeadLetters(folder.resolve("data")).people()).containsExactly(poison);
            assertThat(trial.causes())
                    .extracting(cause -> cause.get("failure").asText())
                    .containsExactly("refused");
            add(mode, trial, row(fault.title(), proxy, trial, trial.report("retries")));
        }
    }

    @Test
    void an_entry_refused_inside_a_batch_response_is_one_persons_alone() {
        // Given
        Trial trial = new Trial(folder, SEED + 98, "update").with("BUNDLE_TYPE", "batch");
        String poison = trial.made().people().stream().sorted().findFirst().orElseThrow();
        try (FaultProxy proxy = new FaultProxy(server).aimedAt(poison, Fault.ENTRY_REFUSED)) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(trial.report("delivered")).isEqualTo(Trial.PEOPLE - 1);
            assertThat(Content.ofDeadLetters(folder.resolve("data")).people()).containsExactly(poison);
            add("update", trial, row(BATCH, proxy, trial, trial.report("retries")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "conditional-create"})
    void a_bundle_of_too_many_people_is_halved_until_the_server_takes_it(String mode) {
        // Given
        Trial trial = new Trial(folder, SEED + 99 + 100L * MODES.indexOf(mode), mode);
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.above(Fault.TOO_LARGE, 1))) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isZero();
            assertThat(trial.report("delivered")).isEqualTo(Trial.PEOPLE);
            add(mode, trial, row(CROWDED, proxy, trial, trial.report("retries")));
        }
    }

    @ParameterizedTest
    @MethodSource("permanent")
    void what_the_server_will_never_take_is_dead_lettered_and_the_rest_delivered(Fault fault, String mode) {
        // Given
        Trial trial = trial(fault, mode);
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.at(fault, 2, 3))) {

            // When
            int exitCode = trial.run(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(trial.report("deadLettered")).isEqualTo(2 * Trial.BUNDLE_SIZE);
            assertThat(trial.report("delivered")).isEqualTo(Trial.PEOPLE - 2 * Trial.BUNDLE_SIZE);
            add(mode, trial, row(fault.title(), proxy, trial, trial.report("retries")));
        }
    }

    @ParameterizedTest
    @MethodSource("turnedAway")
    void a_run_that_is_turned_away_ends_at_once_and_can_be_completed(Fault fault, String mode) {
        // Given
        Trial trial = trial(fault, mode);
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.always(fault))) {

            // When
            int exitCode = trial.run(proxy.baseUrl());
            int requests = proxy.traffic().requests();
            int delivered = trial.report("delivered");
            trial.run(proxy.with(Plan.NONE).baseUrl());
            int remaining = trial.report("remaining");
            int replayed = trial.replay(proxy.baseUrl());

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(requests).isBetween(1, 2);
            assertThat(delivered + remaining + replayed).isZero();
            Account account =
                    add(mode, trial, new Row(fault.title(), "each time", 0, "those in hand", "the rest", Account.NONE));
            assertThat(account.delivered()).isEqualTo(Trial.PEOPLE);
        }
    }

    @AfterAll
    static void the_page_says_what_was_found() {
        FOUND.values().forEach(FaultTable::compare);
    }

    private static List<String> titles(String mode) {
        List<String> others = mode.equals("update") ? List.of(BATCH, CROWDED) : List.of(CROWDED);
        return Stream.concat(Stream.of(Fault.values()).map(Fault::title), others.stream())
                .toList();
    }

    static Stream<Arguments> healed() {
        return faults(Kind.HARMLESS, Kind.OUTAGE, Kind.UNKNOWN, Kind.TRANSIENT);
    }

    static Stream<Arguments> refused() {
        return faults(Kind.REFUSED);
    }

    static Stream<Arguments> permanent() {
        return faults(Kind.PERMANENT);
    }

    static Stream<Arguments> turnedAway() {
        return faults(Kind.TURNED_AWAY);
    }

    private static Stream<Arguments> faults(Kind... kinds) {
        return MODES.stream()
                .flatMap(mode -> Stream.of(Fault.values())
                        .filter(fault -> List.of(kinds).contains(fault.kind()))
                        .map(fault -> Arguments.of(fault, mode)));
    }

    private Trial trial(Fault fault, String mode) {
        Trial trial = new Trial(folder, SEED + 100L * MODES.indexOf(mode) + fault.ordinal(), mode).against(fault);
        return fault.kind() == Kind.OUTAGE ? trial.with("PARALLELISM", 1) : trial;
    }

    private static Row row(String title, FaultProxy proxy, Trial trial, Object again) {
        return new Row(
                title,
                proxy.traffic().faults(),
                again,
                trial.report("deadLettered"),
                trial.report("remaining"),
                Account.NONE);
    }

    /** Reads the server back, and puts down what was found. */
    private Account add(String mode, Trial trial, Row row) {
        Account account = trial.account(trial.made(), server);
        account.check();
        Row settled = new Row(row.title(), row.injected(), row.sentAgain(), row.deadLettered(), row.left(), account);
        requireNonNull(FOUND.get(mode)).add(settled);
        return account;
    }
}
