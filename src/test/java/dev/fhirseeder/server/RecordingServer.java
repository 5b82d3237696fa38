package dev.fhirseeder.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A server that takes every transaction, some time after it has come, and holds of each resource what PUT leaves there: one
 * of each id. Of each it remembers how often it came, and nothing of what stands in it.
 */
public final class RecordingServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private final Duration latency;

    /** Starts on a free port of the loopback interface. */
    public RecordingServer(Duration latency) {
        this.latency = latency;
        server = Loopback.serve(0, 100, this::handle, threads);
    }

    /** Returns the address. */
    public String baseUrl() {
        return Loopback.baseUrl(server);
    }

    /** Returns what is there of a type, as {@code Patient/<id>}. */
    public Set<String> held(String type) {
        return held.keySet().stream().filter(url -> url.startsWith(type + "/")).collect(Collectors.toSet());
    }

    /** Returns everything that is there. */
    public Set<String> held() {
        return Set.copyOf(held.keySet());
    }

    /** Returns how many resources have come, those included that were there before. */
    public long taken() {
        return held.values().stream().mapToLong(Integer::longValue).sum();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/metadata")) {
                ScriptedServer.write(exchange, Answer.statement());
                return;
            }
            JsonNode bundle = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean unused = new CountDownLatch(1).await(latency.toMillis(), TimeUnit.MILLISECONDS);
            bundle.get("entry")
                    .forEach(entry -> held.merge(entry.at("/request/url").asText(), 1, Integer::sum));
            Answer answer = Answer.taken(bundle);
            ScriptedServer.write(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
