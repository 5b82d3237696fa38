package dev.fhirseeder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kamelet.Neighbour;
import dev.fhirseeder.server.Loopback;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HttpToKafkaTest {

    private static final Pattern CURL =
            Pattern.compile("(?m)^curl -H \"Content-Type: ([^\"]+)\" -d '([^']+)' http://localhost:8080(/\\S+)$");

    @Test
    void a_request_by_http_becomes_bundles_on_a_topic_and_a_bad_one_is_answered_with_every_fault() throws Exception {
        // Given
        int port = Loopback.freePort();
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
                Matcher curl = CURL.matcher(Files.readString(Path.of("src/docs/examples/http-to-kafka/README.md")));
                assertThat(curl.find()).as("the command of the page").isTrue();
                HttpResponse<String> good = post(port, curl.group(1), curl.group(2), curl.group(3));
                HttpResponse<String> bad =
                        post(port, curl.group(1), "{\"records\": 0, \"ageFrom\": -1}", curl.group(3));
                HttpResponse<String> form =
                        post(port, "application/x-www-form-urlencoded", curl.group(2), curl.group(3));

                // Then
                assertThat(neighbour.context().isStarted()).isTrue();
                assertThat(good.statusCode()).as(good.body()).isEqualTo(200);
                assertThat(form.statusCode()).as(form.body()).isEqualTo(400);
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

    private static HttpResponse<String> post(int port, String type, String json, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString());
    }
}
