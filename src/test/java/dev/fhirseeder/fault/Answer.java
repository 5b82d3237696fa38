package dev.fhirseeder.fault;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param status the HTTP status
 * @param headers beside the length of the body
 * @param body as bytes
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

    private static final String FHIR = "application/fhir+json;charset=UTF-8";

    /** An answer of FHIR's content type. */
    static Answer fhir(int status, String body) {
        return of(status, FHIR, body);
    }

    /** An answer of any content type. */
    static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** The server's own words beside a status. */
    static Answer outcome(int status, String diagnostics) {
        return fhir(
                status,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\","
                        + "\"diagnostics\":\"" + diagnostics + "\"}]}");
    }

    /** Returns this answer with one more header. */
    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** Returns the body as text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the status line and the headers, to the empty line. */
    byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 204) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
