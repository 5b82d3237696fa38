package dev.fhirseeder.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock of the machine jumps in the midst of a storm: a day ahead, two days back, and right again. It takes
 * libfaketime (Debian's package of that name) to show it; without it this is skipped.
 */
class ClockIT {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final Map<Integer, String> JUMPS = Map.of(4, "+1d", 9, "-1d", 14, "+0");

    /** The library looks once a second whether the clock has been set. */
    private static final long NOTICED_NANOS = 1_200_000_000;

    private static final long SEED = 88_001;
    private static final int PEOPLE = 45;

    private final String server = RealServer.baseUrl();

    @TempDir
    Path folder;

    @Test
    void a_clock_that_jumps_changes_nothing() throws Exception {
        // Given
        Optional<Path> library = library();
        assumeThat(library).as("libfaketime").isPresent();
        Path clock = Files.writeString(folder.resolve("clock"), "+0\n");
        Trial trial = Storm.trial(folder, SEED, "update", PEOPLE);
        try (FaultProxy proxy = new FaultProxy(server).with(jumping(clock))) {

            // When
            Life life = trial.life(proxy.baseUrl())
                    .with("LD_PRELOAD", library.orElseThrow())
                    .with("FAKETIME_TIMESTAMP_FILE", clock)
                    .with("FAKETIME_CACHE_DURATION", 1)
                    .with("FAKETIME_DONT_FAKE_MONOTONIC", 1);
            int exitCode = Life.end(life.begin());

            // Then
            assertThat(exitCode).as(life::log).isZero();
            assertThat(proxy.traffic().early()).as("sooner than Retry-After").isZero();
            assertThat(life.log()
                            .lines()
                            .map(line -> line.replaceAll("T.*", ""))
                            .distinct())
                    .as("days in the log")
                    .hasSizeGreaterThanOrEqualTo(3);
            Account account = trial.account(trial.made(), server);
            account.check();
            assertThat(account.delivered()).isEqualTo(PEOPLE);
        }
    }

    private static Plan jumping(Path clock) {
        Plan storm = Plan.random(SEED, Storm.RATE, Fault.healing());
        return (number, request) -> {
            try {
                if (JUMPS.containsKey(number)) {
                    Files.writeString(clock, JUMPS.get(number) + "\n");
                    LockSupport.parkNanos(NOTICED_NANOS);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return storm.next(number, request);
        };
    }

    private static Optional<Path> library() throws IOException {
        if (!Files.isDirectory(LIBRARIES)) {
            return Optional.empty();
        }
        List<Path> folders;
        try (Stream<Path> found = Files.list(LIBRARIES)) {
            folders = found.toList();
        }
        return folders.stream()
                .map(folder -> folder.resolve("faketime/libfaketime.so.1"))
                .filter(Files::exists)
                .findFirst();
    }
}
