package dev.fhirseeder.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** The sink in another Camel application. */
class SinkTest {

    @Test
    void the_people_of_a_request_are_delivered_and_the_message_stays_as_it_is() {
        // Given
        String asked = "{\"records\": 12, \"seed\": 7, \"asOf\": \"2026-11-22\"}";
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                Neighbour neighbour = Neighbour.of(sink(server, "bundleSize: 5, token: secret-word"))) {

            // When
            Exchange answer = neighbour.send("direct:ask", asked);

            // Then
            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody()).isEqualTo(asked);
            assertThat(patients(server)).hasSize(12).doesNotHaveDuplicates();
            assertThat(server.requests()).isEqualTo(3);
            assertThat(server.authorizations()).containsOnly("Bearer secret-word");
        }
    }

    @Test
    void what_the_server_refuses_is_thrown_without_what_was_sent_and_nothing_more_is_sent() {
        // Given
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.refused(422));
                Neighbour neighbour = Neighbour.of(sink(server, "bundleSize: 5, records: 12, token: secret-word"))) {

            // When
            Exchange answer = neighbour.send("direct:ask", "");

            // Then
            assertThat(server.requests()).isEqualTo(1);
            assertThat(Neighbour.words(answer.getException()))
                    .anySatisfy(text -> assertThat(text).contains("UnprocessableEntityException"))
                    .noneSatisfy(text -> assertThat(text).contains("Patient"))
                    .noneSatisfy(text -> assertThat(text).contains("secret-word"));
        }
    }

    @Test
    void a_success_that_is_none_is_thrown() {
        // Given
        try (ScriptedServer server =
                        new ScriptedServer((number, bundle) -> new Answer(200, "text/html", "<p>Welcome</p>"));
                Neighbour neighbour = Neighbour.of(sink(server, "records: 1"))) {

            // When
            Exchange answer = neighbour.send("direct:ask", "");

            // Then
            assertThat(answer.getException()).isNotNull();
        }
    }

    @Test
    void the_embedding_route_decides_whether_it_is_sent_again_which_goes_on_with_the_bundle_that_failed() {
        // Given
        try (ScriptedServer server = new ScriptedServer(
                        (number, bundle) -> number == 2 ? Answer.refused(503) : Answer.taken(bundle));
                Neighbour neighbour = Neighbour.of("""
                        - errorHandler:
                            defaultErrorHandler:
                              redeliveryPolicy: { maximumRedeliveries: 2, redeliveryDelay: 10 }
                        """ + sink(server, "bundleSize: 5, records: 15"))) {

            // When
            Exchange answer = neighbour.send("direct:ask", "{}");

            // Then
            assertThat(answer.getException()).isNull();
            assertThat(server.requests()).isEqualTo(4);
            assertThat(patients(server)).hasSize(15).doesNotHaveDuplicates();
            assertThat(server.taken().stream()
                            .flatMap(bundle -> bundle.at("/meta/tag").findValuesAsText("code").stream())
                            .distinct())
                    .as("seeds, though nobody chose one")
                    .hasSize(1);
        }
    }

    @Test
    void a_message_may_pass_several_sinks_of_which_each_delivers_for_itself() {
        // Given
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                Neighbour neighbour = Neighbour.of(sink(server, "records: 3") + """
                                - to:
                                    uri: kamelet:synthetic-immunization-sink
                                    parameters: { fhirUrl: "%s", records: 4, pt: on }
                        """.formatted(server.baseUrl()))) {

            // When
            Exchange answer = neighbour.send("direct:ask", "");

            // Then
            assertThat(answer.getException()).isNull();
            assertThat(patients(server)).hasSize(7).doesNotHaveDuplicates();
        }
    }

    @Test
    void of_several_sinks_none_shows_what_lets_another_in() {
        // Given
        try (ScriptedServer first = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                ScriptedServer second = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                Neighbour neighbour =
                        Neighbour.of(sink(first, "records: 3, token: first-word") + """
                                - to:
                                    uri: kamelet:synthetic-immunization-sink
                                    parameters: { fhirUrl: "%s", records: 4, token: second-word }
                        """.formatted(second.baseUrl()))) {

            // When
            neighbour.send("direct:ask", "");
            neighbour.send("direct:ask", "");

            // Then
            assertThat(first.authorizations()).containsExactly("Bearer first-word", "Bearer first-word");
            assertThat(second.authorizations()).containsExactly("Bearer second-word", "Bearer second-word");
        }
    }

    @Test
    void its_connections_end_with_the_application() throws Exception {
        // Given
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> connection = CompletableFuture.supplyAsync(() -> answered(server));
            try (Neighbour neighbour = Neighbour.of(sink("http://127.0.0.1:" + server.getLocalPort(), "records: 1"))) {
                assertThat(neighbour.send("direct:ask", "").getException()).isNotNull();
            }

            // When
            try (Socket wire = connection.get()) {
                wire.setSoTimeout(60_000);

                // Then
                assertThat(wire.getInputStream().transferTo(OutputStream.nullOutputStream()))
                        .as("bytes before the end")
                        .isNotNegative();
            }
        }
    }

    /** Answers what is no Bundle, and leaves the connection open. */
    private static Socket answered(ServerSocket server) {
        try {
            Socket wire = server.accept();
            wire.getInputStream().read();
            wire.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                            .getBytes(StandardCharsets.US_ASCII));
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_request_that_cannot_be_is_thrown_with_every_fault_and_nothing_is_sent() {
        // Given
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                Neighbour neighbour = Neighbour.of(sink(server, "records: 3"))) {

            // When
            Exchange answer = neighbour.send("direct:ask", "{\"records\": 0, \"city\": \"Atlantis\"}");

            // Then
            assertThat(answer.getException())
                    .hasMessageContaining("records: found 0")
                    .hasMessageContaining("city: found 'Atlantis'");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void parameters_that_cannot_be_stop_the_start_and_show_no_secret() {
        // When
        Throwable refused =
                catchThrowable(() -> Neighbour.of(sink("fhir.example.org", "responseTimeout: soon, token: secret-word"))
                        .close());

        // Then
        assertThat(Neighbour.words(refused))
                .anySatisfy(text -> assertThat(text)
                        .contains("fhirUrl: found 'fhir.example.org', expected an absolute URL")
                        .contains("responseTimeout: found 'soon', expected an ISO duration"))
                .noneSatisfy(text -> assertThat(text).contains("secret-word"));
    }

    private static String sink(ScriptedServer server, String parameters) {
        return sink(server.baseUrl(), parameters);
    }

    private static String sink(String url, String parameters) {
        return """
                - route:
                    from:
                      uri: direct:ask
                      steps:
                        - to:
                            uri: kamelet:synthetic-immunization-sink
                            parameters: { fhirUrl: "%s", %s }
                """.formatted(url, parameters);
    }

    private static Stream<String> patients(ScriptedServer server) {
        return server.taken().stream()
                .flatMap(bundle -> bundle.findValues("resource").stream())
                .filter(resource -> resource.get("resourceType").asText().equals("Patient"))
                .map(resource -> resource.get("id").asText());
    }
}
