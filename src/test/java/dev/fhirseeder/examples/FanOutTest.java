package dev.fhirseeder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kamelet.Neighbour;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FanOutTest {

    @Test
    void the_same_bundles_go_to_a_server_and_to_a_topic_and_each_is_tried_again_by_itself() throws Exception {
        // Given
        try (Broker broker = Broker.start();
                ScriptedServer server = new ScriptedServer(
                        (number, bundle) -> number == 2 ? Answer.refused(503) : Answer.taken(bundle))) {
            broker.topics().create("people", 1);

            // When
            List<JsonNode> messages;
            try (Neighbour neighbour = Example.start(
                    "fan-out",
                    Map.of(
                            "brokers", broker.brokers(),
                            "fhirUrl", server.baseUrl(),
                            "period", "100",
                            "ticks", "2",
                            "delay", "10"))) {
                messages = broker.topics().await("people", 4).stream()
                        .map(message -> Example.json(message.value()))
                        .toList();
                assertThat(neighbour.context().isStarted()).isTrue();
            }

            // Then
            assertThat(server.requests()).isEqualTo(5);
            assertThat(server.taken()).isEqualTo(messages).hasSize(4);
            assertThat(messages).flatExtracting(Example::patients).hasSize(40);
        }
    }
}
