package dev.fhirseeder.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A server that answers transactions by a script: for faults that no real server would show on demand. What it is asked of
 * itself it answers by itself, uncounted, unless the script is asked that, too.
 */
public final class ScriptedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Script script;
    private volatile boolean sayingItself;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> encodings = new CopyOnWriteArrayList<>();
    private final List<String> traceparents = new CopyOnWriteArrayList<>();

    /** What the server answers. */
    @FunctionalInterface
    public interface Script {

        /**
         * Returns the answer to a request.
         *
         * @param number of the request, from 1, over all connections
         * @param bundle what was sent
         */
        Answer answer(int number, JsonNode bundle);
    }

    /**
     * One answer.
     *
     * @param status the HTTP status
     * @param contentType of the body
     * @param body as text
     * @param headers of the answer, beside that of the content type
     */
    public record Answer(int status, String contentType, String body, Map<String, String> headers) {

        /** An answer with no header of its own. */
        public Answer(int status, String contentType, String body) {
            this(status, contentType, body, Map.of());
        }

        /** The same answer with a header. */
        public Answer with(String header, String value) {
            return new Answer(status, contentType, body, Map.of(header, value));
        }

        /** The server has taken every entry. */
        public static Answer taken(JsonNode bundle) {
            String entries = IntStream.range(0, bundle.get("entry").size())
                    .mapToObj(i -> "{\"response\":{\"status\":\"201 Created\"}}")
                    .collect(Collectors.joining(","));
            return fhir(
                    200,
                    "{\"resourceType\":\"Bundle\",\"type\":\"%s-response\",\"entry\":[%s]}"
                            .formatted(bundle.get("type").asText(), entries));
        }

        /** The server takes transactions and batches of FHIR R4. */
        public static Answer statement() {
            return fhir(
                    200,
                    "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\",\"rest\":[{\"mode\":\"server\","
                            + "\"interaction\":[{\"code\":\"transaction\"},{\"code\":\"batch\"}]}]}");
        }

        /** The server says no. */
        public static Answer refused(int status) {
            return fhir(
                    status,
                    "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\","
                            + "\"diagnostics\":\"scripted\"}]}");
        }

        /** An answer of FHIR's content type. */
        public static Answer fhir(int status, String body) {
            return new Answer(status, "application/fhir+json", body);
        }
    }

    /** Starts the server on a free port of the loopback interface. */
    public ScriptedServer(Script script) {
        this(script, 0);
    }

    /** Starts the server on a port of the loopback interface. */
    public ScriptedServer(Script script, int port) {
        this.script = script;
        server = Loopback.serve(port, 0, this::handle, threads);
    }

    /** Has the script asked for the CapabilityStatement, too. */
    public ScriptedServer sayingItself() {
        sayingItself = true;
        return this;
    }

    /** Returns how often the server was asked for its CapabilityStatement. */
    public int statements() {
        return statements.get();
    }

    /** Returns the base URL. */
    public String baseUrl() {
        return Loopback.baseUrl(server);
    }

    /** Returns how many requests have come. */
    public int requests() {
        return requests.get();
    }

    /** Returns how many requests were answered at the same time, at most. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** Returns the Bundles that were answered with a status below 300. */
    public List<JsonNode> taken() {
        return taken;
    }

    /** Returns the authorization of each request, empty for none. */
    public List<String> authorizations() {
        return authorizations;
    }

    /** Returns the path of each request. */
    public List<String> paths() {
        return paths;
    }

    /** Returns the content encoding of each request, empty for none. */
    public List<String> encodings() {
        return encodings;
    }

    /** Returns the header {@code traceparent} of each request, empty for none. */
    public List<String> traceparents() {
        return traceparents;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/metadata")) {
            statements.incrementAndGet();
            if (!sayingItself) {
                try (exchange) {
                    write(exchange, Answer.statement());
                }
                return;
            }
        }
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.add(authorization == null ? "" : authorization);
            paths.add(exchange.getRequestURI().toString());
            String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
            encodings.add(encoding == null ? "" : encoding);
            String parent = exchange.getRequestHeaders().getFirst("traceparent");
            traceparents.add(parent == null ? "" : parent);
            InputStream body = exchange.getRequestBody();
            byte[] sent = ("gzip".equals(encoding) ? new GZIPInputStream(body) : body).readAllBytes();
            JsonNode bundle = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
            Answer answer = script.answer(requests.incrementAndGet(), bundle);
            if (answer.status() < 300 && sent.length > 0) {
                taken.add(bundle);
            }
            write(exchange, answer);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /** Writes an answer. */
    static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
    }
}
