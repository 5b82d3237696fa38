package dev.fhirseeder.kafka;

import dev.fhirseeder.settings.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The brokers, asked for what routes cannot ask. Each client is set up as those of the routes are, by what the operator says
 * of {@code camel.component.kafka}.
 */
public final class Brokers {

    /** How the names of properties begin that say how a broker is reached. */
    private static final List<String> SHARED = List.of("security.", "ssl.", "sasl.", "socket.");

    private static final Map<String, String> FOR_EVER = Map.of("retention.ms", "-1", "retention.bytes", "-1");

    private final String servers;
    private final int partitions;
    private final Duration patience;

    /**
     * Prepares the asking.
     *
     * @param servers as the operator wrote them
     * @param partitions of a topic that has to be made
     * @param patience how long an answer is waited for
     */
    public Brokers(String servers, int partitions, Duration patience) {
        this.servers = servers;
        this.partitions = partitions;
        this.patience = patience;
    }

    /**
     * Makes the topics that are not there.
     *
     * @param topics all that are needed
     * @param kept those of them whose messages do not go by their age, if they are made here
     * @throws SettingsException if no broker answers, or does what is asked
     */
    public void prepare(CamelContext camel, List<String> topics, List<String> kept) {
        try (Admin admin = admin(camel)) {
            Set<String> known = answer(admin.listTopics().names());
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !known.contains(topic))
                    .map(topic -> new NewTopic(topic, Optional.of(partitions), Optional.empty())
                            .configs(kept.contains(topic) ? FOR_EVER : Map.of()))
                    .toList();
            for (Map.Entry<String, KafkaFuture<Void>> made :
                    admin.createTopics(missing).values().entrySet()) {
                make(made.getValue());
            }
        }
    }

    /** Another process may have made it at the same time. */
    private void make(KafkaFuture<Void> made) {
        try {
            answer(made);
        } catch (SettingsException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * Returns how many partitions a topic has.
     *
     * @throws SettingsException if no broker answers
     */
    int partitions(CamelContext camel, String topic) {
        try (Admin admin = admin(camel)) {
            return answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                    .mapToInt(found -> found.partitions().size())
                    .sum();
        }
    }

    /** Returns a client that looks after topics. */
    Admin admin(CamelContext camel) {
        return Admin.create(properties(camel));
    }

    /** Returns a client that reads, and is of no group. */
    Consumer<byte[], byte[]> reader(CamelContext camel) {
        Properties properties = properties(camel);
        properties.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What clients of all kinds understand, of what the routes are set up with. */
    private Properties properties(CamelContext camel) {
        KafkaEndpoint routes = camel.getEndpoint("kafka:any?brokers=" + servers, KafkaEndpoint.class);
        Properties all = routes.getConfiguration().createConsumerProperties();
        routes.updateClassProperties(all);
        Properties ours = new Properties();
        all.forEach((name, value) -> {
            if (value != null && SHARED.stream().anyMatch(name.toString()::startsWith)) {
                ours.put(name, value);
            }
        });
        ours.put("bootstrap.servers", servers);
        ours.put("default.api.timeout.ms", Math.toIntExact(patience.toMillis()));
        ours.put("request.timeout.ms", Math.toIntExact(patience.toMillis()));
        return ours;
    }

    /**
     * Waits for an answer.
     *
     * @throws SettingsException if none comes, or a refusal, which is then the cause
     */
    <T> T answer(KafkaFuture<T> answer) {
        try {
            return answer.get(patience.plus(patience).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal("interrupted", e);
        } catch (TimeoutException e) {
            throw refusal("no answer", e);
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            throw refusal(String.valueOf(cause.getMessage()), cause);
        }
    }

    private SettingsException refusal(String why, Throwable cause) {
        SettingsException refusal = new SettingsException(List.of(
                "KAFKA_BROKERS (seeder.kafka-brokers): found '%s', expected brokers that do what is asked within %s; %s"
                        .formatted(servers, patience, why)));
        refusal.initCause(cause);
        return refusal;
    }
}
