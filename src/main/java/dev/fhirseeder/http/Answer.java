package dev.fhirseeder.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.bundle.Json;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a client is answered. It replaces everything that the message had, so that nothing of the inside reaches the client.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body as it is sent
 * @param headers beside the type and the length of the body
 */
record Answer(int status, String contentType, Json body, Map<String, String> headers) {

    static final String JSON_TYPE = "application/json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Answers with a value as JSON. */
    static Answer json(int status, String contentType, Object value) {
        try {
            return new Answer(status, contentType, Json.of(JSON.writeValueAsString(value)), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer is always writable as JSON", e);
        }
    }

    /** Returns the same answer with one header more. */
    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }

    /** Makes this the answer of an exchange; who asks for its headers alone gets no body. */
    void give(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean head = "HEAD".equals(message.getHeader(Exchange.HTTP_METHOD));
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        headers.forEach(message::setHeader);
        message.setBody(head ? null : body.utf8());
    }
}
