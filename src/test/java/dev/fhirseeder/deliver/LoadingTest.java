package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadingTest {

    private static final String BUNDLE =
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"fullUrl\":\"Québec – Łódź\"}]}";

    private final Depot depot = new Depot();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_bundle_leaves_in_the_place_of_its_waybill(boolean gzip) {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.taken(bundle))) {
            IGenericClient client = client(server, gzip);

            // When
            client.transaction()
                    .withBundle(depot.deposit(new Consignment(Json.of(BUNDLE), Optional.of("00-trace"))))
                    .execute();

            // Then
            assertThat(server.taken()).extracting(Object::toString).containsExactly(BUNDLE);
            assertThat(server.encodings()).containsExactly(gzip ? "gzip" : "");
            assertThat(server.traceparents()).containsExactly("00-trace");
        }
    }

    @Test
    void what_is_no_waybill_is_sent_as_it_is() {
        try (ScriptedServer server = new ScriptedServer((number, bundle) -> Answer.fhir(200, bundle.toString()))) {
            IGenericClient client = client(server, true);

            // When
            client.transaction().withBundle(BUNDLE).execute();
            client.transaction().withBundle(new Bundle()).execute();
            client.create().resource(new Patient()).execute();
            client.read().resource(Patient.class).withId("a").encodedJson();

            // Then
            assertThat(server.taken()).first().hasToString(BUNDLE);
            assertThat(server.taken()).hasSize(3);
            assertThat(server.encodings()).containsOnly("");
            assertThat(server.traceparents()).containsOnly("");
        }
    }

    private IGenericClient client(ScriptedServer server, boolean gzip) {
        IGenericClient client = Connection.to(
                URI.create(server.baseUrl()), new Wires(1), Duration.ofMinutes(1), Instant::now, guard -> {});
        client.registerInterceptor(new Loading(depot, gzip));
        return client;
    }
}
