package dev.fhirseeder.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the topics of a broker, asked and told by the real clients. Each question opens a client and closes it.
 *
 * @param brokers where to ask
 */
public record Topics(String brokers) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Makes a topic. */
    public void create(String topic, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            await(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all());
        }
    }

    /** Returns how many partitions a topic has; empty if there is no such topic. */
    public Optional<Integer> partitions(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return await(admin.listTopics().names()).contains(topic)
                    ? Optional.of(await(admin.describeTopics(List.of(topic)).allTopicNames())
                            .get(topic)
                            .partitions()
                            .size())
                    : Optional.empty();
        }
    }

    /** Returns how a topic is set up in one respect, as {@code retention.ms}. */
    public String setting(String topic, String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return await(admin.describeConfigs(List.of(resource)).all())
                    .get(resource)
                    .get(name)
                    .value();
        }
    }

    /** Sends one message, which has arrived when this returns. */
    public void send(String topic, @Nullable String key, String value) {
        send(topic, null, key, value);
    }

    /** Sends one message to a partition, or where its key belongs if none is named. */
    public void send(String topic, @Nullable Integer partition, @Nullable String key, String value) {
        send(new ProducerRecord<>(topic, partition, key, value));
    }

    /** Sends one message with headers. */
    public void send(String topic, String value, Map<String, String> headers) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, 0, null, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        send(message);
    }

    private void send(ProducerRecord<String, String> message) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"), new StringSerializer(), new StringSerializer())) {
            producer.send(message).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends one message with a header, which has arrived when this returns. */
    public void send(String topic, String key, String value, String header, String text) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all"), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, value);
            message.headers().add(header, text.getBytes(StandardCharsets.UTF_8));
            producer.send(message).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns all messages of a topic that lie there now, partition by partition in their order. */
    public List<ConsumerRecord<String, String>> all(String topic) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = parts(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Not read within " + PATIENCE + ": " + topic);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    /** Waits until so many messages lie in a topic, and returns them. */
    public List<ConsumerRecord<String, String>> await(String topic, int count) {
        until(() -> partitions(topic).isPresent() && size(topic) >= count);
        return all(topic);
    }

    /** Waits until something is so, and looks now and then, since others want to work meanwhile. */
    public static void until(BooleanSupplier what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not so within " + PATIENCE);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** Returns how many messages lie in a topic. */
    public long size(String topic) {
        return sizes(topic).stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many messages lie in each partition of a topic. */
    public List<Long> sizes(String topic) {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            return List.copyOf(consumer.endOffsets(parts(consumer, topic)).values());
        }
    }

    /** Returns how many messages of a topic a group has done with: the sum over its partitions, 0 if it has never said so. */
    public long committed(String group, String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new LinkedHashMap<>(
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
            return offsets.entrySet().stream()
                    .filter(offset -> offset.getKey().topic().equals(topic))
                    .mapToLong(offset -> offset.getValue().offset())
                    .sum();
        }
    }

    /** Returns how many members a group has. */
    public int members(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return await(admin.describeConsumerGroups(List.of(group)).all())
                    .get(group)
                    .members()
                    .size();
        }
    }

    /** Returns a header of a message as text. */
    public static Optional<String> header(ConsumerRecord<?, ?> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer());
    }

    private static List<TopicPartition> parts(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(part -> new TopicPartition(topic, part.partition()))
                .toList();
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
