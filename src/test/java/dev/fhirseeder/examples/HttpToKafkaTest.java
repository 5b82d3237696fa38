package dev.fhirseeder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kamelet.Neighbour;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HttpToKafkaTest {

    @Test
    void a_request_by_http_becomes_bundles_on_a_topic_and_a_bad_one_is_answered_with_every_fault() throws Exception {
        // Given
        int port = Example.freePort();
        try (Broker broker = Broker.start()) {
            broker.topics().create("people", 1);
            try (Neighbour neighbour = Example.start(
                    "http-to-kafka",
                    Map.of(
                            "brokers",
                            broker.brokers(),
                            "camel.server.enabled",
                            "true",
                            "camel.server.host",
                            "127.0.0.1",
                            "camel.server.port",
                            Integer.toString(port)))) {

                // When
                HttpResponse<String> good =
                        post(port, "{\"records\": 25, \"pt\": \"on\", \"seed\": 7, \"asOf\": \"2026-11-22\"}");
                HttpResponse<String> bad = post(port, "{\"records\": 0, \"ageFrom\": -1}");

                // Then
                assertThat(neighbour.context().isStarted()).isTrue();
                assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
                assertThat(bad.statusCode()).isEqualTo(400);
                assertThat(bad.body()).contains("records: found 0").contains("ageFrom: found -1");
            }
            List<ConsumerRecord<String, String>> messages = broker.topics().all("people");
            assertThat(messages).extracting(ConsumerRecord::key).containsExactly("7/0", "7/10", "7/20");
            List<JsonNode> bundles = messages.stream()
                    .map(message -> Example.json(message.value()))
                    .toList();
            assertThat(bundles).flatExtracting(Example::patients).hasSize(25);
            assertThat(bundles)
                    .allSatisfy(
                            bundle -> assertThat(bundle.get("type").asText()).isEqualTo("transaction"));
        }
    }

    private static HttpResponse<String> post(int port, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/people"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString());
    }
}
