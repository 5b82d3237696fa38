package dev.fhirseeder.trigger;

import dev.fhirseeder.request.RequestDocument;
import dev.fhirseeder.request.RequestReader;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads the JSON request that is the body of a message into headers, for the route {@code request}. */
public final class Documents {

    private final RequestDocument document;

    /**
     * Prepares the reading.
     *
     * @param requests knows what makes a request good
     */
    public Documents(RequestReader requests) {
        this.document = new RequestDocument(requests);
    }

    /**
     * Replaces all headers, which a stranger may have set, by the words of the request; the body stays.
     *
     * @throws dev.fhirseeder.settings.SettingsException if the request cannot be; it names every fault, and nothing is changed
     */
    public void read(Exchange exchange) {
        Message message = exchange.getMessage();
        String json = message.getBody(String.class);
        Map<String, String> words = document.read(json == null ? "" : json);
        message.removeHeaders("*");
        words.forEach(message::setHeader);
    }
}
