package dev.fhirseeder.kafka;

import com.google.common.base.Preconditions;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receipt for one message. While what it asks for is under way, however long that takes, the consumer is kept in its
 * group: it polls, with its partitions paused, on a clockwork. When other members come and its partition is to go to one of
 * them, the partition is held until the message is done with, so that nobody else begins it meanwhile.
 *
 * <p>A consumer may be used by one thread at a time. Whoever uses it here holds the lock; Camel's own thread does not, while
 * the message is under way, since it waits for it.
 */
final class Receipt implements KafkaManualCommit {

    private static final Logger LOG = LoggerFactory.getLogger(Receipt.class);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Consumer<?, ?> consumer;
    private final TopicPartition partition;
    private final long offset;
    private final Duration patience;
    private final Duration hold;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean good;
    private boolean committed;
    private volatile boolean ended;
    private volatile @Nullable Future<?> staying;

    /**
     * Prepares a receipt.
     *
     * @param patience how long a broker may take to take a commit
     * @param hold how long a rebalance may take: in it, another member may hold a partition for as long
     */
    Receipt(Consumer<?, ?> consumer, TopicPartition partition, long offset, Duration patience, Duration hold) {
        this.consumer = consumer;
        this.partition = partition;
        this.offset = offset;
        this.patience = patience;
        this.hold = hold;
    }

    /** Tells whether it is of that consumer, and of one of those partitions. */
    boolean isOf(Consumer<?, ?> other, Collection<TopicPartition> partitions) {
        return !ended && consumer == other && partitions.contains(partition);
    }

    /** Begins to keep the consumer in its group. */
    void begin(ScheduledExecutorService clockwork) {
        staying = clockwork.scheduleWithFixedDelay(
                this::stay, GLANCE.toMillis(), GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One sign of life. A message that comes from a partition that has just been assigned is left for later. */
    private synchronized void stay() {
        if (ended) {
            return;
        }
        try {
            consumer.pause(consumer.assignment());
            ConsumerRecords<?, ?> early = consumer.poll(Duration.ZERO);
            early.partitions()
                    .forEach(one -> consumer.seek(one, early.records(one).get(0).offset()));
        } catch (WakeupException e) {
            // Camel stops the consumer; its own thread will see it.
        } catch (RuntimeException e) {
            LOG.warn("The consumer of {} gives no sign of life: {}", partition, e.getMessage());
        }
    }

    /** Holds the partition, which is to go to another member, until the message is done with. */
    void release() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // who interrupts wants to go on, not to wait
        }
        if (good && !committed) {
            write();
        }
    }

    /**
     * Says that the message is done with. While members come and go that has to wait.
     *
     * @throws org.apache.kafka.common.KafkaException if it cannot be said; then the message comes again, here or elsewhere
     */
    @Override
    public void commit() {
        Preconditions.checkState(!ended, "The message of %s at %s has been left before", partition, offset);
        good = true;
        done.countDown();
        long tries = hold.dividedBy(GLANCE);
        for (long attempt = 1; !isCommitted(attempt == tries); attempt++) {
            rest();
        }
        LOG.debug("{} is done with up to {}", partition, offset);
    }

    private synchronized boolean isCommitted(boolean last) {
        try {
            if (!committed) {
                write();
            }
        } catch (RebalanceInProgressException e) {
            if (last) {
                throw e;
            }
            stay();
        }
        return committed;
    }

    private void write() {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset + 1)), patience);
        committed = true;
    }

    private static void rest() {
        try {
            boolean unused = new CountDownLatch(1).await(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // who interrupts wants to go on, not to wait
        }
    }

    /** Gives the consumer back to Camel's own thread, whatever has become of the message. */
    void end() {
        done.countDown();
        Future<?> clock = staying;
        if (clock != null) {
            clock.cancel(false);
        }
        leave();
    }

    private synchronized void leave() {
        if (!ended) {
            ended = true;
            consumer.resume(consumer.assignment());
        }
    }
}
