package dev.fhirseeder.reconcile;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.server.Clients;
import dev.fhirseeder.server.QuestionServer;

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
        return Clients.of(server.baseUrl());
    }

    static Holdings holdings(QuestionServer server) {
        return new Holdings(client(server));
    }
}
