package dev.fhirseeder.kafka;

import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many messages of a topic a group has not done with: the whole group, not the one who asks. Asked now and
 * then, by one thread, and read at any time.
 */
public final class Lag {

    /** What is told when it cannot be known. */
    public static final long UNKNOWN = -1;

    private static final Logger LOG = LoggerFactory.getLogger(Lag.class);

    private final Brokers brokers;
    private final String topic;
    private final String group;
    private volatile long messages = UNKNOWN;
    private volatile boolean known = true;

    /** Prepares the asking. */
    public Lag(Brokers brokers, String topic, String group) {
        this.brokers = brokers;
        this.topic = topic;
        this.group = group;
    }

    /** Returns how many there were when it was last asked; {@link #UNKNOWN} if no broker said so. */
    public long messages() {
        return messages;
    }

    /** Asks the brokers. To be done on a clockwork: it may wait as long as they have to answer. */
    public void ask(CamelContext camel) {
        try (Admin admin = brokers.admin(camel)) {
            messages = count(admin);
            known = true;
        } catch (SettingsException | KafkaException e) {
            messages = UNKNOWN;
            if (known && !Thread.currentThread().isInterrupted()) {
                LOG.warn("The lag is not known: {}", e.getMessage());
            }
            known = false;
        }
    }

    private long count(Admin admin) {
        Map<TopicPartition, Long> begins = offsets(admin, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(admin, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> done =
                brokers.answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue()
                        - Optional.ofNullable(done.get(end.getKey()))
                                .map(OffsetAndMetadata::offset)
                                .orElseGet(() -> begins.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                brokers.answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .flatMap(found -> found.partitions().stream())
                        .map(part -> new TopicPartition(topic, part.partition()))
                        .collect(Collectors.toMap(part -> part, part -> which));
        return brokers.answer(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }
}
