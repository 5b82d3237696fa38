package dev.fhirseeder.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.server.Clients;
import dev.fhirseeder.server.SharedServer;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** The sink against a real FHIR server. */
class SinkIT {

    private static final String SEED = "604004";

    @Test
    void a_server_holds_the_people_once_however_often_they_are_asked_for() {
        // Given
        String url = SharedServer.get().baseUrl();
        String request = "{\"records\": 6, \"bundleSize\": 3, \"seed\": %s, \"asOf\": \"2026-11-22\"}".formatted(SEED);
        try (Neighbour neighbour = Neighbour.of("""
                - route:
                    from:
                      uri: direct:ask
                      steps:
                        - to:
                            uri: kamelet:synthetic-immunization-sink
                            parameters: { fhirUrl: "%s" }
                """.formatted(url))) {

            // When
            Exchange once = neighbour.send("direct:ask", request);
            Exchange again = neighbour.send("direct:ask", request);

            // Then
            assertThat(once.getException()).isNull();
            assertThat(again.getException()).isNull();
            IGenericClient client = Clients.of(url);
            Bundle found = client.search()
                    .byUrl("Patient?_tag=https://fhirseeder.dev/fhir/seed|" + SEED + "&_summary=count")
                    .returnBundle(Bundle.class)
                    .execute();
            assertThat(found.getTotal()).isEqualTo(6);
        }
    }
}
