package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The application as a process of its own that runs until it is ended by a signal. */
final class Replica {

    private static final long GLANCE_MS = 10;

    private final Path log;
    private final Process process;

    /**
     * Starts the process.
     *
     * @param log takes what it prints
     * @param environment the settings, and no other than these
     */
    Replica(Path log, Map<String, String> environment) throws IOException {
        this.log = log;
        this.process = Child.packaged(log, environment);
    }

    /** Waits for a fact, for as long as the process lives. */
    void until(BooleanSupplier fact) throws InterruptedException {
        while (!fact.getAsBoolean()) {
            assertThat(process.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS))
                    .as("ended; it said: %s", text())
                    .isFalse();
        }
    }

    /** Tells whether it has printed something. */
    boolean hasSaid(String something) {
        return text().contains(something);
    }

    /** Returns how many runs it has summed up. */
    int runs() {
        return (int) text().lines().filter(line -> line.startsWith("Run ")).count();
    }

    /** Sends it a signal, which is called KILL or TERM. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end and returns the exit code. */
    int end() throws InterruptedException {
        return process.waitFor();
    }

    private String text() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
