package dev.fhirseeder.launch;

import dev.fhirseeder.Surroundings;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a launch does.
 *
 * @param embedded whether to start a FHIR server of our own: no server is named, and the records go to one
 * @param keepServer whether that server stays up after the run
 * @param records how many people to make if nobody says so
 * @param reports where runs leave their reports
 * @param patience how long the end may take when the process is being stopped: the run's and that of what is put away
 * @param problem why nothing can be launched, in a line for people: a job is about a server that is there already
 */
record LaunchPlan(
        boolean embedded,
        boolean keepServer,
        Optional<String> records,
        Path reports,
        Duration patience,
        Optional<String> problem) {

    private static final String TEN = "10";
    private static final Set<String> JOBS = Set.of("verify", "purge", "replay");
    private static final Duration PUTTING_AWAY = Duration.ofMinutes(1);

    /**
     * Draws up the plan.
     *
     * @param settings as the seeder reads them
     * @param environment has what only a launch knows
     */
    static LaunchPlan of(Settings settings, Map<String, String> environment) {
        return new LaunchPlan(
                !settings.isChosen(Setting.FHIR_URL)
                        && settings.get(Setting.SINK).equals("fhir"),
                Boolean.parseBoolean(environment.get("KEEP_SERVER")),
                settings.isChosen(Setting.NUM_RECORDS) || isJob(settings) || isRemembered(settings)
                        ? Optional.empty()
                        : Optional.of(TEN),
                settings.get(Setting.DATA_DIR).resolve("reports"),
                settings.get(Setting.STOP_LIMIT).plus(PUTTING_AWAY),
                isJob(settings) && !settings.isChosen(Setting.FHIR_URL)
                        ? Optional.of("FHIR_URL (seeder.fhir-url): found nothing, expected the server that TRIGGER="
                                + String.join(",", settings.get(Setting.TRIGGER))
                                + " is about; one that is started here would be empty")
                        : Optional.empty());
    }

    private static boolean isJob(Settings settings) {
        return settings.get(Setting.TRIGGER).stream().anyMatch(JOBS::contains);
    }

    /**
     * Returns the surroundings of the launch. A server of our own is empty at its start and gone at its end, so that no run
     * against it goes on with another, whatever the environment says.
     */
    Surroundings within(Surroundings given) {
        var counted =
                records.map(number -> given.with(Setting.NUM_RECORDS, number)).orElse(given);
        return embedded ? counted.with(Setting.RESUME, "never") : counted;
    }

    /** A run that is made again, or goes on, by its name is as large as it was. */
    private static boolean isRemembered(Settings settings) {
        Path ledger = settings.get(Setting.DATA_DIR).resolve("ledger");
        return settings.find(Setting.RUN_ID)
                .filter(runId -> Stream.of(".json", ".jsonl")
                        .anyMatch(end -> Files.exists(ledger.resolve("run-" + runId + end))))
                .isPresent();
    }
}
