package dev.fhirseeder.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.kafka.Broker;
import dev.fhirseeder.kafka.Topics;
import dev.fhirseeder.kamelet.Neighbour;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class NewClinicTest {

    @Test
    void a_new_clinic_brings_500_people_of_its_city_once_however_often_and_with_what_trouble_it_is_told_of()
            throws Exception {
        // Given
        String event = "{\"clinic\": 4711, \"city\": \"Kelowna\", \"opened\": \"2026-11-22\"}";
        String wrong = "{\"clinic\": 4712, \"city\": \"Atlantis\", \"opened\": \"2026-11-22\"}";
        String forged =
                "{\"clinic\": 4713, \"city\": \"Kelowna\\\", \\\"records\\\": \\\"1\", \"opened\": \"2026-11-22\"}";
        try (Broker broker = Broker.start();
                ScriptedServer server = new ScriptedServer(
                        (number, bundle) -> number == 3 ? Answer.refused(503) : Answer.taken(bundle))) {
            Topics topics = broker.topics();
            topics.create("clinics", 1);
            topics.create("clinics.failed", 1);
            topics.send("clinics", null, event);
            topics.send("clinics", null, event);
            topics.send("clinics", null, wrong);
            topics.send("clinics", null, forged);

            // When
            List<ConsumerRecord<String, String>> failed;
            try (Neighbour neighbour = Example.start(
                    "new-clinic", Map.of("brokers", broker.brokers(), "fhirUrl", server.baseUrl(), "delay", "10"))) {
                failed = topics.await("clinics.failed", 2);
                assertThat(neighbour.context().isStarted()).isTrue();
            }

            // Then
            List<JsonNode> patients = server.taken().stream()
                    .map(Example::patients)
                    .flatMap(List::stream)
                    .toList();
            assertThat(patients).hasSize(1_000);
            assertThat(patients.stream()
                            .map(patient -> patient.get("id").asText())
                            .distinct())
                    .hasSize(500);
            assertThat(patients.stream()
                            .map(patient -> patient.at("/address/0/city").asText())
                            .distinct())
                    .containsExactly("Kelowna");
            assertThat(failed).extracting(ConsumerRecord::value).containsExactly(wrong, forged);
            assertThat(failed)
                    .extracting(message -> Topics.header(message, "cause").orElseThrow())
                    .satisfiesExactly(
                            cause -> assertThat(cause).contains("city: found 'Atlantis'"),
                            cause -> assertThat(cause).contains("city: found 'Kelowna\"'"));
        }
    }
}
