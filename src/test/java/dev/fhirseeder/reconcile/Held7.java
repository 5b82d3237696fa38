package dev.fhirseeder.reconcile;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.deliver.Connection;
import dev.fhirseeder.deliver.Wires;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.server.QuestionServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Patients of seed 7 as a server may hold them, and the way to that server. */
final class Held7 {

    private Held7() {}

    /** Returns a Patient under a logical id, with a derived one. */
    static String of(String id, String derived) {
        return tagged(id, derived, "7");
    }

    /** Returns a Patient with the tag of some seed. */
    static String tagged(String id, String derived, String seed) {
        return """
                {"resourceType":"Patient","id":"%s",
                 "meta":{"tag":[{"system":"https://fhirseeder.dev/fhir/seed","code":"%s"}]},
                 "identifier":[{"system":"https://fhirseeder.dev/fhir/NamingSystem/resource-id","value":"%s"}]}
                """.formatted(id, seed, derived);
    }

    static IGenericClient client(QuestionServer server) {
        return Connection.to(
                R4.context(),
                URI.create(server.baseUrl()),
                new Wires(1),
                Duration.ofMinutes(1),
                Instant::now,
                guard -> {});
    }

    static Holdings holdings(QuestionServer server) {
        return new Holdings(client(server));
    }
}
