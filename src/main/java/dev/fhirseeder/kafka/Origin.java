package dev.fhirseeder.kafka;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A message as it came, and where from. Where and when are the same however often it comes, and whoever takes it. */
final class Origin {

    private static final byte[] NOTHING = {};

    /** A message that is larger with its headers is sent by no client and taken by no broker, as both are shipped. */
    private static final int LARGEST = 1_000_000;

    private static final int LARGEST_KEY = 10_000;
    private static final int LARGEST_REFERENCE = 1_000;
    private static final int MOST_REFERENCES = 5;
    private static final CharMatcher NO_LETTER = CharMatcher.inRange('a', 'z').negate();

    private final String place;
    private final long time;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final ImmutableMap<String, Object> references;

    /**
     * Keeps a message.
     *
     * @param place the topic, the partition and the offset, as {@code requests-0-12}
     * @param time at which it was sent, in milliseconds since 1970
     * @param key null if it has none
     * @param value null if it has none
     * @param references by which its sender knows the answer
     */
    private Origin(
            String place,
            long time,
            byte @Nullable [] key,
            byte @Nullable [] value,
            ImmutableMap<String, Object> references) {
        this.place = place;
        this.time = time;
        this.key = key;
        this.value = value;
        this.references = references;
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
                message.getBody(byte[].class),
                references(message));
    }

    /** What some call {@code correlationId}, others {@code X-Correlation-ID} or {@code kafka_correlationId}. */
    private static ImmutableMap<String, Object> references(Message message) {
        Headers record = message.getHeader(KafkaConstants.HEADERS, Headers.class);
        Map<String, Object> references = new LinkedHashMap<>();
        for (Header header : record == null ? List.<Header>of() : record) {
            if (isReference(header) && references.size() < MOST_REFERENCES) {
                references.putIfAbsent(header.key(), header.value());
            }
        }
        return ImmutableMap.copyOf(references);
    }

    /** No name by which Camel would be steered is one. */
    private static boolean isReference(Header header) {
        String name = Ascii.toLowerCase(header.key());
        return header.value() != null
                && header.value().length <= LARGEST_REFERENCE
                && NO_LETTER.removeFrom(name).contains("correlationid")
                && !name.startsWith("camel")
                && !name.startsWith("kafka.");
    }

    /** Returns the headers of an answer: where the message came from, its key, and what its sender knows it by. */
    ImmutableMap<String, Object> answered(byte[] name) {
        ImmutableMap.Builder<String, Object> headers = ImmutableMap.builder();
        headers.putAll(references).put(KafkaConstants.KEY, name).put("origin", place);
        if (isKeySendable()) {
            headers.put("requestKey", Objects.requireNonNull(key));
        }
        return headers.build();
    }

    private boolean isKeySendable() {
        return key != null && key.length <= LARGEST_KEY;
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
        headers.putAll(references).put(name, text);
        headers.put("origin", place);
        if (isTooLarge()) {
            headers.put("leftOut", "a value of %d bytes".formatted(content().length));
        }
        if (isKeySendable()) {
            headers.put(KafkaConstants.KEY, Objects.requireNonNull(key));
        }
        return headers.build();
    }
}
