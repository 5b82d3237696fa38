package dev.fhirseeder.fault;

import java.nio.file.Path;

/**
 * A run in which many Bundles meet faults that time heals, all kinds of them mixed.
 *
 * @param exitCode of the seeder
 * @param delivered people, as the report says
 * @param retries as the report says
 * @param traffic that has passed the proxy
 * @param account of the people
 */
record Storm(int exitCode, int delivered, int retries, Traffic traffic, Account account) {

    /** Share of Bundles that meet a fault. */
    static final double RATE = 0.3;

    static final int PARALLELISM = 4;

    /** Lets a storm go over a run; the seed, which must be new to the server, is that of the people and of the faults. */
    static Storm over(Path folder, String server, long seed, String mode, int people) {
        Trial trial = trial(folder, seed, mode, people);
        try (FaultProxy proxy = new FaultProxy(server).with(Plan.random(seed, RATE, Fault.healing()))) {
            int exitCode = trial.run(proxy.baseUrl());
            return new Storm(
                    exitCode,
                    trial.report("delivered"),
                    trial.report("retries"),
                    proxy.traffic(),
                    trial.account(trial.made(), server));
        }
    }

    /** Prepares a run that can weather it: it does not give a Bundle up, and waits for a silent server not long. */
    static Trial trial(Path folder, long seed, String mode, int people) {
        return new Trial(folder, seed, mode)
                .with("NUM_RECORDS", people)
                .with("PARALLELISM", PARALLELISM)
                .with("MAX_RETRIES", 50)
                .with("RETRY_DELAY", "PT0.01S")
                .with("RESPONSE_TIMEOUT", "PT8S");
    }
}
