package dev.fhirseeder.kafka;

import dev.fhirseeder.plan.Result;
import dev.fhirseeder.settings.SettingsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the results of one plan, from the beginning of their topic. Not safe for use by many threads. */
final class Results implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> reader;
    private final String plan;
    private final Map<TopicPartition, Long> known;
    private long began = Long.MAX_VALUE;
    private long ended;
    private long others;

    /**
     * Begins to read.
     *
     * @param reader is closed with this
     * @param topic in which results lie
     * @param plan whose results are wanted
     */
    Results(Consumer<byte[], byte[]> reader, String topic, String plan) {
        this.reader = reader;
        this.plan = plan;
        List<TopicPartition> parts = reader.partitionsFor(topic).stream()
                .map(part -> new TopicPartition(topic, part.partition()))
                .toList();
        reader.assign(parts);
        reader.seekToBeginning(parts);
        this.known = reader.endOffsets(parts);
    }

    /** Tells whether everything has been read that was there when the reading began. */
    boolean isUpToDate() {
        return known.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue());
    }

    /** Returns the next results, as many as come at once; none if none comes within half a second. */
    List<Result> next() {
        List<Result> results = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : reader.poll(GLANCE)) {
            if (message.key() != null && message.value() != null && Result.mayBeOf(plan, Texts.of(message.key()))) {
                try {
                    Result result = Result.read(message.value());
                    if (result.command().plan().equals(plan)) {
                        results.add(result);
                        began = Math.min(began, message.timestamp() - Math.round(result.seconds() * 1_000));
                        ended = Math.max(ended, message.timestamp());
                    }
                } catch (SettingsException e) {
                    LOG.warn(
                            "message={} is no result, and is passed by: {}",
                            "%s-%d-%d".formatted(message.topic(), message.partition(), message.offset()),
                            e.getMessage());
                }
            } else {
                others++;
            }
        }
        return results;
    }

    /** Returns how many messages have been passed by that bear other names. */
    long others() {
        return others;
    }

    /** Returns the time from the beginning of the first chunk to the last result, by the times of the results so far. */
    Duration span() {
        return Duration.ofMillis(Math.max(0, ended - began));
    }

    /** Closes at once: what the brokers were asked last, they may answer half a second later, and nobody wants it. */
    @Override
    public void close() {
        reader.close(Duration.ZERO);
    }
}
