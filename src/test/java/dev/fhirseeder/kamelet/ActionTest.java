package dev.fhirseeder.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.settings.SettingsException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The action in another Camel application. */
class ActionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_request_becomes_bundles_for_a_splitter_which_keep_the_headers_of_whoever_asked() throws Exception {
        // Given
        try (Neighbour neighbour = Neighbour.of("""
                - route:
                    from:
                      uri: direct:ask
                      steps:
                        - setHeader: { name: clinic, constant: Northside }
                        - to:
                            uri: kamelet:synthetic-immunization-action
                            parameters: { seed: 7, asOf: 2026-11-22, bundleSize: 5 }
                        - split:
                            simple: ${body}
                            streaming: true
                            steps:
                              - to: mock:out
                """)) {

            // When
            Exchange answer =
                    neighbour.send("direct:ask", "{\"records\": 12, \"pt\": [\"on\"], \"vaccines\": \"MMR\"}");

            // Then
            assertThat(answer.getException()).isNull();
            List<Exchange> taken = neighbour.taken("mock:out", 3);
            assertThat(taken.stream().map(exchange -> header(exchange, "FhirSeederPeople")))
                    .containsExactly(5, 5, 2);
            assertThat(taken).allSatisfy(exchange -> {
                assertThat(header(exchange, "clinic")).isEqualTo("Northside");
                assertThat(header(exchange, "Content-Type")).isEqualTo("application/fhir+json");
                assertThat(header(exchange, "FhirSeederPt")).isEqualTo("on");
                assertThat(header(exchange, "FhirSeederSeed")).isEqualTo(7L);
                JsonNode bundle = JSON.readTree(exchange.getMessage().getBody(String.class));
                assertThat(bundle.get("type").asText()).isEqualTo("transaction");
                assertThat(bundle.toString()).contains("ca-on-patient-hcn");
            });
        }
    }

    @Test
    void a_request_may_become_one_bundle() throws Exception {
        try (Neighbour neighbour = Neighbour.of(action("emit: whole, records: 12"))) {
            // When
            Exchange answer = neighbour.send("direct:ask", "");

            // Then
            JsonNode bundle = JSON.readTree(answer.getMessage().getBody(String.class));
            assertThat(bundle.findValuesAsText("resourceType"))
                    .filteredOn("Patient"::equals)
                    .hasSize(12);
            assertThat(header(answer, "FhirSeederPeople")).isEqualTo(12);
        }
    }

    @Test
    void a_request_may_become_single_resources_each_after_those_that_it_refers_to() throws Exception {
        try (Neighbour neighbour = Neighbour.of(action("emit: resource"))) {
            // When
            List<String> texts = texts(neighbour.send("direct:ask", "{\"records\": 30, \"seed\": 7}"));

            // Then
            Set<String> known = new HashSet<>();
            for (String text : texts) {
                JsonNode resource = JSON.readTree(text);
                assertThat(known).containsAll(references(resource));
                known.add(resource.get("resourceType").asText() + "/"
                        + resource.get("id").asText());
            }
            assertThat(known)
                    .hasSameSizeAs(texts)
                    .filteredOn(name -> name.startsWith("Patient/"))
                    .hasSize(30);
        }
    }

    @Test
    void what_was_asked_can_be_taken_apart_twice() throws Exception {
        try (Neighbour neighbour = Neighbour.of(action("records: 4, bundleSize: 2, seed: 7"))) {
            // When
            Exchange answer = neighbour.send("direct:ask", "{}");

            // Then
            assertThat(texts(answer)).hasSize(2).isEqualTo(texts(answer));
        }
    }

    @Test
    void a_request_that_cannot_be_is_refused_with_every_fault_by_its_word() throws Exception {
        try (Neighbour neighbour = Neighbour.of(action("pt: on"))) {
            // When
            Exchange answer = neighbour.send(
                    "direct:ask", "{\"records\": 0, \"ageFrom\": -1, \"vaccines\": \"snake-oil\", \"patients\": 3}");

            // Then
            assertThat(answer.getException())
                    .hasMessageContaining("records: found 0")
                    .hasMessageContaining("ageFrom: found -1")
                    .hasMessageContaining("vaccines: found 'snake-oil'")
                    .hasMessageContaining("patients: unknown");
        }
    }

    @Test
    void what_the_application_alone_knows_is_refused_and_not_passed_by() throws Exception {
        try (Neighbour neighbour = Neighbour.of(action("pt: on"))) {
            // When
            Exchange answer = neighbour.send("direct:ask", "{\"sink\": \"ndjson\", \"runId\": \"x\"}");

            // Then
            assertThat(answer.getException())
                    .hasMessageContaining("sink: unknown to a Kamelet")
                    .hasMessageContaining("runId: unknown to a Kamelet");
        }
    }

    @Test
    void one_bundle_of_more_people_than_memory_should_hold_is_refused() throws Exception {
        try (Neighbour neighbour = Neighbour.of(action("emit: whole"))) {
            // When
            Exchange answer = neighbour.send("direct:ask", "{\"records\": 1001}");

            // Then
            assertThat(answer.getException())
                    .hasMessage("records: found '1001', expected at most 1,000 with emit=whole");
        }
    }

    @Test
    void one_bundle_of_nobody_is_refused() throws Exception {
        try (Neighbour neighbour = Neighbour.of(action("emit: whole, pt: bc, ageFrom: 120"))) {
            // When
            Exchange answer = neighbour.send("direct:ask", "{\"startIndex\": 81818100, \"records\": 2}");

            // Then
            assertThat(answer.getException())
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("found nobody who is wanted");
        }
    }

    @Test
    void nobody_is_looked_for_while_the_application_is_being_stopped() throws Exception {
        // Given
        Neighbour neighbour = Neighbour.of(action("pt: bc, city: Kelowna, records: 100000"));
        Iterator<?> messages = neighbour
                .send("direct:ask", "")
                .getMessage()
                .getBody(Iterable.class)
                .iterator();
        messages.next();

        // When
        neighbour.close();

        // Then
        assertThatThrownBy(messages::next)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("is being stopped");
    }

    @Test
    void parameters_that_cannot_be_stop_the_start() {
        // When
        Throwable refused = catchThrowable(
                () -> Neighbour.of(action("bundleSize: 1001, completeness: 2")).close());

        // Then
        assertThat(Neighbour.words(refused))
                .anySatisfy(text -> assertThat(text)
                        .contains("bundleSize: found '1001', expected a whole number from 1 to 1,000")
                        .contains("completeness: found '2', expected a number from 0 to 1"));
    }

    /** Returns a route that asks at once. */
    static String action(String parameters) {
        return """
                - route:
                    from:
                      uri: direct:ask
                      steps:
                        - to:
                            uri: kamelet:synthetic-immunization-action
                            parameters: { %s }
                """.formatted(parameters);
    }

    /** Returns what a splitter makes of an answer. */
    static List<String> texts(Exchange answer) {
        Iterable<?> messages = answer.getMessage().getBody(Iterable.class);
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> ((Message) message).getBody(String.class))
                .toList();
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }

    private static List<String> references(JsonNode resource) {
        return resource.findValues("reference").stream()
                .map(JsonNode::asText)
                .flatMap(Stream::of)
                .filter(reference -> !reference.startsWith("#"))
                .toList();
    }
}
