package dev.fhirseeder.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The real server behind the proxy. */
final class Upstream {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;

    Upstream(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Hands a request on and returns the server's answer: what the request asked for is done by then. */
    Answer send(Request request) throws IOException {
        HttpRequest.Builder builder =
                builder(request.method(), request.target(), request.contentType(), request.body());
        return answer(request.isCompressed() ? builder.header("Content-Encoding", "gzip") : builder);
    }

    Answer send(String method, String target, String contentType, byte[] body) throws IOException {
        return answer(builder(method, target, contentType, body));
    }

    private HttpRequest.Builder builder(String method, String target, String contentType, byte[] body) {
        String url = target.isEmpty() ? baseUrl : baseUrl + "/" + target;
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofByteArray(body));
    }

    private Answer answer(HttpRequest.Builder builder) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(builder.build(), BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("application/fhir+json");
            return new Answer(response.statusCode(), Map.of("Content-Type", type), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The proxy was closed", e);
        }
    }
}
