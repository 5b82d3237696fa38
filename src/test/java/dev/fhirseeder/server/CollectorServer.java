package dev.fhirseeder.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** An OpenTelemetry collector that takes traces by OTLP over HTTP and keeps them, or answers with a status of its own. */
public final class CollectorServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int status;
    private final List<ResourceSpans> taken = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** Starts one that takes what it is sent. */
    public CollectorServer() {
        this(200);
    }

    /** Starts one that answers with a status. */
    public CollectorServer(int status) {
        this.status = status;
        server = Loopback.serve(0, 0, this::handle, threads);
    }

    /** Returns its address as the settings have it. */
    public String endpoint() {
        return Loopback.baseUrl(server);
    }

    /** Returns the spans of a name. */
    public List<Span> spans(String name) {
        return taken.stream()
                .flatMap(part -> part.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    /** Returns what the traces say of who has sent them. */
    public Map<String, String> resource() {
        return texts(taken.get(0).getResource().getAttributesList());
    }

    /** Returns the header {@code api-key} of each request. */
    public List<String> keys() {
        return keys;
    }

    /** Returns all that it was told, as text. */
    public String everything() {
        return taken.toString();
    }

    /** Returns what a span says, each as text. */
    public static Map<String, String> texts(Span span) {
        return texts(span.getAttributesList());
    }

    /** Returns the header by which a span is passed on. */
    public static String traceparent(Span span) {
        return "00-%s-%s-"
                .formatted(
                        trace(span), HexFormat.of().formatHex(span.getSpanId().toByteArray()));
    }

    /** Returns the id of the trace of a span. */
    public static String trace(Span span) {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    private static Map<String, String> texts(List<KeyValue> pairs) {
        return pairs.stream().collect(Collectors.toMap(KeyValue::getKey, pair -> text(pair.getValue())));
    }

    private static String text(AnyValue value) {
        return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("api-key")));
            if (status == 200 && exchange.getRequestURI().getPath().equals("/fhir/v1/traces")) {
                taken.addAll(ExportTraceServiceRequest.parseFrom(sent).getResourceSpansList());
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
