package dev.fhirseeder.kafka;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.jspecify.annotations.Nullable;

/** A message as it came, and where from. Where and when are the same however often it comes, and whoever takes it. */
final class Origin {

    private static final byte[] NOTHING = {};

    /** A message that is larger with its headers is sent by no client and taken by no broker, as both are shipped. */
    private static final int LARGEST = 1_000_000;

    private static final int LARGEST_KEY = 10_000;

    private final String place;
    private final long time;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;

    /**
     * Keeps a message.
     *
     * @param place the topic, the partition and the offset, as {@code requests-0-12}
     * @param time at which it was sent, in milliseconds since 1970
     * @param key null if it has none
     * @param value null if it has none
     */
    private Origin(String place, long time, byte @Nullable [] key, byte @Nullable [] value) {
        this.place = place;
        this.time = time;
        this.key = key;
        this.value = value;
    }

    static Origin of(Message message) {
        return new Origin(
                "%s-%s-%s"
                        .formatted(
                                message.getHeader(KafkaConstants.TOPIC),
                                message.getHeader(KafkaConstants.PARTITION),
                                message.getHeader(KafkaConstants.OFFSET)),
                Optional.ofNullable(message.getHeader(KafkaConstants.TIMESTAMP, Long.class))
                        .orElse(0L),
                message.getHeader(KafkaConstants.KEY, byte[].class),
                message.getBody(byte[].class));
    }

    /** Returns where it came from: the topic, the partition and the offset. */
    String place() {
        return place;
    }

    /** Returns what it says; null if it has no value. */
    byte @Nullable [] value() {
        return value;
    }

    /** Returns what it says; nothing if it has no value. */
    byte[] content() {
        return value == null ? NOTHING : value;
    }

    /** Returns what it says, if that can be sent on beside the faults; else null, as if it had no value. */
    byte @Nullable [] sendable() {
        return isTooLarge() ? null : value;
    }

    private boolean isTooLarge() {
        return content().length > LARGEST;
    }

    /** Returns a seed that is this message's. */
    long seed() {
        return Hashing.sha256()
                .hashString(place + "-" + time, StandardCharsets.UTF_8)
                .asLong();
    }

    /** Returns the day on which it was sent, in UTC. */
    LocalDate day() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    }

    /** Returns the headers under which it goes on as it came; one of them says so if its value cannot. */
    ImmutableMap<String, Object> headers(String name, String text) {
        ImmutableMap.Builder<String, Object> headers = ImmutableMap.builder();
        headers.put(name, text);
        headers.put("origin", place);
        if (isTooLarge()) {
            headers.put("leftOut", "a value of %d bytes".formatted(content().length));
        }
        if (key != null && key.length <= LARGEST_KEY) {
            headers.put(KafkaConstants.KEY, key);
        }
        return headers.build();
    }
}
