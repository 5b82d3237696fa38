package dev.fhirseeder;

import java.util.Optional;

/** Starts the seeder. */
public final class Application {

    private Application() {}

    /** Runs the seeder and leaves the process with its exit code. */
    public static void main(String... args) {
        System.exit(run(args));
    }

    /**
     * Runs the seeder to its end.
     *
     * @return the exit code
     */
    public static int run(String... args) {
        return refuse(args).orElse(0);
    }

    /**
     * Says, before anything is started, that a run with these arguments cannot or need not start.
     *
     * @return the exit code to leave with, its reason printed; empty if a run may start
     */
    public static Optional<Integer> refuse(String... args) {
        return Optional.empty();
    }
}
