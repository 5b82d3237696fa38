package dev.fhirseeder.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.bundle.Json;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a client is answered. It replaces everything that the message had, so that nothing of the inside reaches the client.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body as it is sent
 * @param headers beside the type and the length of the body
 * @param reason why it is not what was wished, for the log; null if it is
 */
record Answer(
        int status,
        String contentType,
        Json body,
        Map<String, String> headers,
        @Nullable Reason reason) {

    static final String JSON_TYPE = "application/json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Answers as was wished. */
    Answer(int status, String contentType, Json body, Map<String, String> headers) {
        this(status, contentType, body, headers, null);
    }

    /** Answers with a value as JSON. */
    static Answer json(int status, String contentType, Object value) {
        try {
            return new Answer(status, contentType, Json.of(JSON.writeValueAsString(value)), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer is always writable as JSON", e);
        }
    }

    /** Answers with a text. */
    static Answer text(int status, String contentType, String text) {
        return new Answer(status, contentType, Json.of(text), Map.of());
    }

    /** Answers with a page for people, in which a browser is to do what the policy allows, and no more. */
    static Answer page(int status, String document, String policy) {
        return text(status, "text/html; charset=utf-8", document).with(Shield.POLICY, policy);
    }

    /** Returns the same answer with one header more. */
    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more, reason);
    }

    /** Returns the same answer for a reason, which is told when it is given. */
    Answer because(Reason why) {
        return new Answer(status, contentType, body, headers, why);
    }

    /** Says in the log why it is not what was wished. */
    void tell(String method, String path) {
        if (reason != null) {
            reason.tell(method, path, status);
        }
    }

    /** Makes this the answer of an exchange; who asks for its headers alone gets no body. */
    void give(Exchange exchange) {
        Message message = exchange.getMessage();
        tell(Call.method(exchange), Call.path(exchange));
        boolean head = "HEAD".equals(message.getHeader(Exchange.HTTP_METHOD));
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        headers.forEach(message::setHeader);
        message.setBody(head ? null : body.utf8());
    }
}
