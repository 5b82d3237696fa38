package dev.fhirseeder.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a real broker says of a group, and what is said when it is gone. */
class LagTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void the_lag_is_what_the_group_has_not_done_with_over_all_partitions() throws Exception {
        try (Broker broker = Broker.start();
                CamelContext camel = new DefaultCamelContext()) {
            // Given
            Topics topics = broker.topics();
            topics.create("t.chunks", 2);
            for (int i = 0; i < 5; i++) {
                topics.send("t.chunks", i % 2, null, "a command");
            }
            Lag lag = new Lag(new Brokers(broker.brokers(), 1, PATIENCE), "t.chunks", "group");
            long before = lag.messages();

            // When
            lag.ask(camel);
            long untouched = lag.messages();
            commit(broker, 2);
            lag.ask(camel);

            // Then
            assertThat(before).isEqualTo(Lag.UNKNOWN);
            assertThat(untouched).isEqualTo(5);
            assertThat(lag.messages()).isEqualTo(3);
        }
    }

    @Test
    void brokers_that_are_gone_are_told_of_once() throws Exception {
        // Given
        Logger log = (Logger) LoggerFactory.getLogger(Reach.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try (CamelContext camel = new DefaultCamelContext()) {
            Broker broker = Broker.start();
            Reach reach = new Reach(new Brokers(broker.brokers(), 1, Duration.ofSeconds(3)));

            // When
            reach.ask(camel);
            boolean there = reach.isReached();
            int silent = lines.list.size();
            broker.close();
            reach.ask(camel);
            reach.ask(camel);

            // Then
            assertThat(there).isTrue();
            assertThat(silent).isZero();
            assertThat(reach.isReached()).isFalse();
            assertThat(lines.list).singleElement().asString().contains("No broker is within reach", "KAFKA_BROKERS");
        } finally {
            log.detachAppender(lines);
        }
    }

    private static void commit(Broker broker, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.brokers()))) {
            admin.alterConsumerGroupOffsets(
                            "group", Map.of(new TopicPartition("t.chunks", 0), new OffsetAndMetadata(offset)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }
}
