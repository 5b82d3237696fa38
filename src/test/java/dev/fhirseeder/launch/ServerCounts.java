package dev.fhirseeder.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks a FHIR server how many resources it holds. */
final class ServerCounts {

    private static final String SEED_TAG = "https://fhirseeder.dev/fhir/seed|";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String baseUrl;

    ServerCounts(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Counts the resources of a type that carry the tag of a seed.
     *
     * @throws IOException if the server does not answer with a count
     */
    int of(String type, String seed) throws IOException, InterruptedException {
        String tag = URLEncoder.encode(SEED_TAG + seed, StandardCharsets.UTF_8);
        var url = URI.create(baseUrl + "/" + type + "?_summary=count&_tag=" + tag);
        var answer = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        var total = json.readTree(answer.body()).path("total");
        if (!total.isInt()) {
            throw new IOException("No count from " + url + ", status " + answer.statusCode());
        }
        return total.intValue();
    }
}
