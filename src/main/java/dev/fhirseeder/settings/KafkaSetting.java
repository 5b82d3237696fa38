package dev.fhirseeder.settings;

import java.util.ArrayList;
import java.util.List;

/** What an operator may choose of Kafka, and of work that is shared over it. */
public final class KafkaSetting {

    static final List<Setting<?>> ALL = new ArrayList<>();

    public static final Setting<String> KAFKA_BROKERS =
            declare("KAFKA_BROKERS", "localhost:9092", "Kafka bootstrap servers, comma-separated", Kind.TEXT);

    public static final Setting<String> KAFKA_TOPICS = declare(
            "KAFKA_TOPICS",
            "fhir-seeder",
            "the beginning of the topics' names: <this>.requests, .chunks, .results and .dead-letter",
            Kind.TOPIC);

    public static final Setting<String> KAFKA_GROUP =
            declare("KAFKA_GROUP", "fhir-seeder", "the consumer group that workers share", Kind.TOPIC);

    public static final Setting<Long> KAFKA_PARTITIONS = declare(
            "KAFKA_PARTITIONS",
            "24",
            "partitions of .chunks if plan makes it: no more workers than that have work",
            Kind.wholeNumber(1, 10_000));

    public static final Setting<Long> CHUNK_SIZE =
            declare("CHUNK_SIZE", "1000", "people whom plan gives to a worker at a time", Kind.wholeNumber(1, 100_000));

    private KafkaSetting() {}

    private static <T> Setting<T> declare(String variable, String standard, String meaning, Kind<T> kind) {
        Setting<T> setting = new Setting<>(variable, standard, meaning, kind);
        ALL.add(setting);
        return setting;
    }
}
