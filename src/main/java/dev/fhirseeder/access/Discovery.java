package dev.fhirseeder.access;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.settings.OneLine;
import java.net.URI;
import java.util.Optional;

/** Where tokens are given: as the operator says, else as the FHIR server does (SMART App Launch, conformance). */
final class Discovery {

    private static final String DOCUMENT = "/.well-known/smart-configuration";

    private final Optional<URI> stated;
    private final URI document;
    private final Exchange exchange;

    Discovery(Optional<URI> stated, URI server, Exchange exchange) {
        this.stated = stated;
        this.document = URI.create(server.toString().replaceFirst("/+$", "") + DOCUMENT);
        this.exchange = exchange;
    }

    /**
     * Returns where tokens are given.
     *
     * @throws AccessException if the server does not say so, or names an address to which nothing secret must go
     */
    URI address() throws AccessException {
        return stated.isPresent() ? stated.get() : told();
    }

    private URI told() throws AccessException {
        Exchange.Answer answer = exchange.get(document);
        if (answer.status() != 200) {
            String found = "%s: found the answer %d, expected 200; FHIR_TOKEN_URL takes its place"
                    .formatted(document, answer.status());
            throw answer.isPassing() ? AccessException.passing(found, null) : AccessException.lasting(found);
        }
        String text = endpoint(answer.body());
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && Rules.isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below, as it is the same to whoever reads it
        }
        throw AccessException.lasting("%s: found the token_endpoint '%s', expected an https URL"
                .formatted(document, OneLine.of(text.substring(0, Math.min(200, text.length())))));
    }

    private static String endpoint(String body) {
        try {
            JsonNode document = new ObjectMapper().readTree(body);
            return document.path("token_endpoint").asText("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
