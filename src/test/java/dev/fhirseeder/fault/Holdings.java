package dev.fhirseeder.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a server holds of a seed. */
final class Holdings {

    private static final List<String> TYPES =
            List.of("Patient", "Immunization", "AllergyIntolerance", "Condition", "Consent", "Observation");
    private static final String TAG = "https://fhirseeder.dev/fhir/seed";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String baseUrl;

    Holdings(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Reads every resource that carries the tag of the seed. */
    Content of(long seed) {
        List<JsonNode> found = new ArrayList<>();
        for (String type : TYPES) {
            String next = baseUrl + "/" + type + "?_count=500&_tag=" + TAG + "%7C" + seed;
            while (!next.isEmpty()) {
                JsonNode page = get(next);
                page.path("entry").forEach(entry -> found.add(entry.get("resource")));
                next = StreamSupport.stream(page.path("link").spliterator(), false)
                        .filter(link -> link.get("relation").asText().equals("next"))
                        .map(link -> link.get("url").asText())
                        .findFirst()
                        .orElse("");
            }
        }
        return Content.of(found);
    }

    private JsonNode get(String url) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(url.replace("|", "%7C"))).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode() + " from " + url);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
