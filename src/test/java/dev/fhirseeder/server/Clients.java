package dev.fhirseeder.server;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.deliver.Connection;
import dev.fhirseeder.deliver.Wires;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Clients of tests that ask a FHIR server themselves. Each has connections of its own, so that none depends on what
 * another test has closed, and the patience that a busy machine wants.
 */
public final class Clients {

    private Clients() {}

    /** Returns a client of the server with this base URL. */
    public static IGenericClient of(String baseUrl) {
        return Connection.to(URI.create(baseUrl), new Wires(2), Duration.ofMinutes(2), Instant::now, guard -> {});
    }
}
