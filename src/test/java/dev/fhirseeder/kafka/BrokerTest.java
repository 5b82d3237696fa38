package dev.fhirseeder.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BrokerTest {

    @Test
    void what_is_sent_is_there_and_is_still_there_after_a_stop() {
        try (Broker broker = Broker.start()) {
            // Given
            Topics topics = broker.topics();
            topics.create("words", 3);
            topics.send("words", 2, "key", "before");

            // When
            broker.stop();
            broker.startAgain();
            topics.send("words", 2, "key", "after");

            // Then
            assertThat(broker.brokers()).matches("127\\.0\\.0\\.1:\\d+");
            assertThat(topics.partitions("words")).contains(3);
            assertThat(topics.partitions("others")).isEmpty();
            assertThat(topics.all("words")).extracting(ConsumerRecord::value).containsExactly("before", "after");
            assertThat(topics.committed("nobody", "words")).isZero();
        }
    }
}
