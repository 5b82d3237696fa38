package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks goes nowhere but to the server that was named, whatever that says. */
class RedirectTest {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_server_that_sends_us_elsewhere_is_not_obeyed(int status) {
        try (ScriptedServer other = new ScriptedServer((number, bundle) -> Answer.taken(bundle));
                ScriptedServer server = new ScriptedServer((number, bundle) ->
                                Answer.refused(status).with("Location", other.baseUrl() + "/metadata"))
                        .sayingItself()) {
            // Given
            IGenericClient client = Connection.to(
                    URI.create(server.baseUrl()), new Wires(1), Duration.ofMinutes(1), Instant::now, guard -> {});

            // When
            Exception asked = catchException(() ->
                    client.capabilities().ofType(CapabilityStatement.class).execute());
            Exception read = catchException(
                    () -> client.read().resource(Patient.class).withId("1").execute());
            Exception written = catchException(() -> client.transaction()
                    .withBundle("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[]}")
                    .execute());

            // Then
            assertThat(asked).isNotNull();
            assertThat(read).isNotNull();
            assertThat(written).isNotNull();
            assertThat(server.requests()).isEqualTo(3);
            assertThat(other.requests() + other.statements()).isZero();
        }
    }
}
