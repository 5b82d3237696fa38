package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.server.Loopback;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import dev.fhirseeder.server.ScriptedServer.Script;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A seeder that is asked by HTTP, the FHIR server to which it sends, and a client. */
final class Asking implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = Loopback.freePort();
    private final ScriptedServer server;
    private final Seeder seeder;
    private final CompletableFuture<Integer> exitCode;

    /** Starts a seeder before a server that takes everything. */
    Asking(Path data) throws Exception {
        this(data, (number, bundle) -> Answer.taken(bundle), seeding -> {});
    }

    /**
     * Starts a seeder.
     *
     * @param data below which it writes
     * @param script what the server answers
     * @param more what is set beside what all have in common
     */
    Asking(Path data, Script script, Consumer<Seeding> more) throws Exception {
        server = new ScriptedServer(script);
        Seeding seeding = new Seeding(data)
                .with("FHIR_URL", server.baseUrl())
                .with("TRIGGER", "http")
                .with("HTTP_PORT", port)
                .with("HTTP_RATE", 100_000)
                .with("AS_OF", "2026-11-22")
                .with("VACCINES", "MMR");
        more.accept(seeding);
        seeder = seeding.seeder();
        exitCode = CompletableFuture.supplyAsync(() -> Seeding.run(seeder));
        seeder.started().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    int port() {
        return port;
    }

    ScriptedServer server() {
        return server;
    }

    Seeder seeder() {
        return seeder;
    }

    /** Returns a call of a path, to be built. */
    HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    /** Returns a request of people, to be built. */
    HttpRequest.Builder asked(String json) {
        return call("/seed").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    HttpResponse<String> seed(String json) {
        return send(asked(json));
    }

    HttpResponse<String> get(String path) {
        return send(call(path));
    }

    HttpResponse<String> send(HttpRequest.Builder call) {
        try {
            return client.send(call.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder call) {
        return client.sendAsync(call.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    /** Follows a Location until its state is as wished. */
    JsonNode await(HttpResponse<String> accepted, String state) {
        String location = accepted.headers().firstValue("Location").orElseThrow();
        return await(location, standing -> standing.path("state").asText().equals(state));
    }

    JsonNode await(String path, Predicate<JsonNode> wished) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode seen = json(get(path));
        while (!wished.test(seen)) {
            assertThat(System.nanoTime()).as(() -> "still waiting").isLessThan(end);
            seen = json(get(path));
        }
        return seen;
    }

    CompletableFuture<Integer> exitCode() {
        return exitCode;
    }

    @Override
    public void close() throws Exception {
        seeder.end(0);
        assertThat(exitCode.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        server.close();
    }
}
