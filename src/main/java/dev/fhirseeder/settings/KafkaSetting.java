package dev.fhirseeder.settings;

/** What an operator may choose of Kafka, and of work that is shared over it. */
public final class KafkaSetting {

    static final Declared ALL = new Declared();

    public static final Setting<String> KAFKA_BROKERS =
            ALL.setting("KAFKA_BROKERS", "localhost:9092", "Kafka bootstrap servers, comma-separated", Kind.TEXT);

    public static final Setting<String> KAFKA_TOPICS = ALL.setting(
            "KAFKA_TOPICS",
            "fhir-seeder",
            "the beginning of the topics' names: <this>.requests, .chunks, .results and .dead-letter",
            Kind.TOPIC);

    public static final Setting<String> KAFKA_GROUP =
            ALL.setting("KAFKA_GROUP", "fhir-seeder", "the consumer group that workers share", Kind.TOPIC);

    public static final Setting<Long> KAFKA_PARTITIONS = ALL.setting(
            "KAFKA_PARTITIONS",
            "24",
            "partitions of .chunks if plan makes it: no more workers than that have work",
            Kind.wholeNumber(1, 10_000));

    public static final Setting<Long> CHUNK_SIZE = ALL.setting(
            "CHUNK_SIZE", "1000", "people whom plan gives to a worker at a time", Kind.wholeNumber(1, 100_000));

    private KafkaSetting() {}
}
