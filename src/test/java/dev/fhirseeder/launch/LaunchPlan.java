package dev.fhirseeder.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a launch does, read from the environment and the system properties; of the two, the environment wins, and what
 * is blank counts as not given.
 *
 * @param embedded whether to start a FHIR server of our own: no server is named, and the records go to one
 * @param keepServer whether that server stays up after the run
 * @param records how many people to make if nobody says so
 * @param report where the run leaves its report
 */
record LaunchPlan(boolean embedded, boolean keepServer, Optional<String> records, Path report) {

    private static final String TEN = "10";

    static LaunchPlan of(Map<String, String> environment, Properties properties) {
        var given = new Given(environment, properties);
        return new LaunchPlan(
                given.value("FHIR_URL", "seeder.fhir-url").isEmpty()
                        && given.value("SINK", "seeder.sink").orElse("fhir").equals("fhir"),
                Boolean.parseBoolean(environment.get("KEEP_SERVER")),
                given.value("NUM_RECORDS", "seeder.num-records").isPresent() ? Optional.empty() : Optional.of(TEN),
                Path.of(given.value("DATA_DIR", "seeder.data-dir").orElse("data"), "reports", "latest.json"));
    }

    private record Given(Map<String, String> environment, Properties properties) {

        Optional<String> value(String variable, String property) {
            return Optional.ofNullable(environment.get(variable))
                    .filter(value -> !value.isBlank())
                    .or(() -> Optional.ofNullable(properties.getProperty(property)))
                    .filter(value -> !value.isBlank());
        }
    }
}
