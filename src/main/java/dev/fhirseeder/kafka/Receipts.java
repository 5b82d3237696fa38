package dev.fhirseeder.kafka;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.deliver.Rest;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.consumer.CommitManager;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommitFactory;
import org.apache.camel.component.kafka.consumer.support.subcription.SubscribeAdapter;
import org.apache.camel.component.kafka.consumer.support.subcription.TopicInfo;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every message for as long as what it asks for is under way, and says when it is done with. What is not said to be
 * done with comes again, to this consumer or to another of its group. Camel itself commits nothing: that is so with any
 * factory but its own.
 */
public final class Receipts implements KafkaManualCommitFactory, SubscribeAdapter {

    private static final String RECEIPT = "receipt";
    private static final String ORIGIN = "origin";

    private final ScheduledExecutorService clockwork;
    private final Rest rest;
    private final Duration pause;
    private final Set<Receipt> open = ConcurrentHashMap.newKeySet();

    /**
     * Prepares the keeping.
     *
     * @param clockwork on which consumers give signs of life
     * @param rest where is waited before a message that failed comes again, so that it does not come all the time
     * @param pause how long is waited
     */
    public Receipts(ScheduledExecutorService clockwork, Rest rest, Duration pause) {
        this.clockwork = clockwork;
        this.rest = rest;
        this.pause = pause;
    }

    @Override
    public KafkaManualCommit newInstance(
            CamelExchangePayload exchange, KafkaRecordPayload message, CommitManager manager) {
        return new Receipt(
                exchange.consumer,
                message.partition,
                message.recordOffset,
                Duration.ofMillis(message.commitTimeout),
                hold(exchange.exchange));
    }

    /** A member that holds a partition leaves the group when it has not polled for that long. */
    private static Duration hold(Exchange exchange) {
        KafkaEndpoint from = (KafkaEndpoint) exchange.getFromEndpoint();
        return Duration.ofMillis(from.getConfiguration().getMaxPollIntervalMs());
    }

    @Override
    public void subscribe(Consumer<?, ?> consumer, ConsumerRebalanceListener camels, TopicInfo topics) {
        consumer.subscribe(topics.getTopics(), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                camels.onPartitionsAssigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                open.stream()
                        .filter(receipt -> receipt.isOf(consumer, partitions))
                        .forEach(Receipt::release);
                camels.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                camels.onPartitionsLost(partitions);
            }
        });
    }

    /** Keeps the message that has just come, until its exchange ends, well or not. */
    public void keep(Exchange exchange) {
        Message message = exchange.getMessage();
        Receipt receipt = Objects.requireNonNull(message.getHeader(KafkaConstants.MANUAL_COMMIT, Receipt.class));
        exchange.setProperty(RECEIPT, receipt);
        exchange.setProperty(ORIGIN, Origin.of(message));
        open.add(receipt);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                rest.take(pause);
                onDone(failed);
            }

            @Override
            public void onDone(Exchange ended) {
                open.remove(receipt);
                receipt.end();
            }
        });
        receipt.begin(clockwork);
    }

    /** Says that the message is done with. */
    public void commit(Exchange exchange) {
        exchange.getProperty(RECEIPT, Receipt.class).commit();
    }

    /** Returns the message as it came, whatever the exchange holds now. */
    static Origin origin(Exchange exchange) {
        return exchange.getProperty(ORIGIN, Origin.class);
    }

    /** Replaces the message of an exchange. */
    static void become(Exchange exchange, @Nullable Object body, ImmutableMap<String, Object> headers) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        headers.forEach(message::setHeader);
        message.setBody(body);
    }
}
