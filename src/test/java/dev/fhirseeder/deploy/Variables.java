package dev.fhirseeder.deploy;

import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which environment variables an image reads, and what our TRIGGER may be. */
final class Variables {

    /** The first part of the reference to our image: what it reads are our settings, and what every JVM reads. */
    static final String SEEDER = "fhir-seeder";

    private static final Map<String, Set<String>> OF_OTHERS = Map.of(
            "hapiproject/hapi",
            Set.of(
                    "SPRING_DATASOURCE_URL",
                    "SPRING_DATASOURCE_USERNAME",
                    "SPRING_DATASOURCE_DRIVER_CLASS_NAME",
                    "SPRING_CONFIG_IMPORT",
                    "HIBERNATE_DIALECT"),
            "postgres",
            Set.of("POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD_FILE"),
            // Each is a property of the broker in capitals, behind KAFKA_.
            "apache/kafka",
            Set.of(
                    "CLUSTER_ID",
                    "KAFKA_NODE_ID",
                    "KAFKA_PROCESS_ROLES",
                    "KAFKA_CONTROLLER_QUORUM_VOTERS",
                    "KAFKA_CONTROLLER_LISTENER_NAMES",
                    "KAFKA_LISTENERS",
                    "KAFKA_ADVERTISED_LISTENERS",
                    "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                    "KAFKA_INTER_BROKER_LISTENER_NAME",
                    "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
                    "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
                    "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
                    "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS",
                    "KAFKA_LOG_DIRS",
                    "KAFKA_HEAP_OPTS"),
            "prom/prometheus",
            Set.of(),
            "grafana/grafana",
            Set.of(
                    "GF_SECURITY_ADMIN_PASSWORD__FILE",
                    "GF_ANALYTICS_REPORTING_ENABLED",
                    "GF_ANALYTICS_CHECK_FOR_UPDATES",
                    "GF_PLUGINS_PREINSTALL_DISABLED",
                    "GF_LOG_MODE"));

    private Variables() {}

    /**
     * Returns what the image reads.
     *
     * @param image with its tag
     */
    static Set<String> of(String image) {
        String name = image.substring(0, image.lastIndexOf(':'));
        if (name.endsWith(SEEDER)) {
            return Stream.concat(Setting.all().stream().map(Setting::variable), Stream.of("_JAVA_OPTIONS"))
                    .collect(Collectors.toSet());
        }
        if (!OF_OTHERS.containsKey(name)) {
            throw new IllegalArgumentException("found the image " + image + ", expected one of " + OF_OTHERS.keySet());
        }
        return OF_OTHERS.get(name);
    }

    /** Returns the names of all files of {@code routes/triggers/} and {@code routes/jobs/}. */
    static List<String> triggers() {
        return Stream.of("routes/triggers", "routes/jobs")
                .flatMap(Variables::names)
                .toList();
    }

    private static Stream<String> names(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".camel.yaml", "")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
