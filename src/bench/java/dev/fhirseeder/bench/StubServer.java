package dev.fhirseeder.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A server, in a process of its own, that reads each transaction to its end and answers it at once, or so many milliseconds
 * later as {@code -Dlatency} says, as HAPI does when it has taken every entry. {@code GET /received} tells which Bundles have come how often since it was last asked,
 * and how many bytes.
 */
public final class StubServer {

    /** What HAPI 8.8.0 answers to one entry; ids and times have other digits there, and the same length. */
    private static final String TAKEN = "{\"response\":{\"status\":\"201 Created\",\"location\":\"Immunization/"
            + "b5f3a3a0-53b4-3ea6-8b9e-2a4bd34c1b0e/_history/1\",\"etag\":\"1\",\"lastModified\":"
            + "\"2026-11-26T12:00:00.000+00:00\",\"outcome\":{\"resourceType\":\"OperationOutcome\",\"issue\":[{"
            + "\"severity\":\"information\",\"code\":\"informational\",\"details\":{\"coding\":[{\"system\":"
            + "\"https://hapifhir.io/fhir/CodeSystem/hapi-fhir-storage-response-code\",\"code\":"
            + "\"SUCCESSFUL_UPDATE_AS_CREATE\",\"display\":\"Update as create succeeded.\"}]},\"diagnostics\":"
            + "\"Successfully created resource \\\"Immunization/b5f3a3a0-53b4-3ea6-8b9e-2a4bd34c1b0e/_history/1\\\" "
            + "using update as create (ie. create with client assigned ID). Took 12ms.\"}]}}}";

    /** Beside the Bundles: how many bytes came over the wire, heads of requests left out. */
    static final String BYTES = "bytes";

    private static final long LATENCY_MS = Long.getLong("latency", 0);

    private final Map<UUID, LongAdder> received = new ConcurrentHashMap<>();
    private final LongAdder bytes = new LongAdder();
    private final HttpServer server;
    private final OutputStream record;

    private StubServer(OutputStream record) throws IOException {
        this.record = record;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir", this::take);
        server.createContext("/received", this::tell);
        server.setExecutor(Executors.newCachedThreadPool());
    }

    /**
     * Starts it on a free port, prints its base URL, and ends with its standard input.
     *
     * @param args a file in which each Bundle is kept, one a line; or nothing
     */
    public static void main(String... args) throws IOException {
        try (OutputStream record =
                args.length == 0 ? OutputStream.nullOutputStream() : Files.newOutputStream(Path.of(args[0]))) {
            StubServer stub = new StubServer(record);
            stub.server.start();
            System.out.println("http://127.0.0.1:" + stub.server.getAddress().getPort() + "/fhir");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bytes.add(body.length);
            boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            byte[] bundle = gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
            BundleContents contents = BundleContents.of(bundle);
            keep(bundle);
            received.computeIfAbsent(contents.name(), name -> new LongAdder()).increment();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LATENCY_MS));
            answer(
                    exchange,
                    "{\"resourceType\":\"Bundle\",\"id\":\"a\",\"type\":\"transaction-response\",\"entry\":["
                            + (TAKEN + ",").repeat(contents.entries() - 1) + TAKEN + "]}");
        } catch (IOException | RuntimeException e) {
            System.err.println("Not a Bundle: " + e);
            exchange.sendResponseHeaders(400, -1);
        } finally {
            exchange.close();
        }
    }

    private synchronized void keep(byte[] bundle) throws IOException {
        record.write(bundle);
        record.write('\n');
    }

    private void tell(HttpExchange exchange) throws IOException {
        try (exchange) {
            String bundles = received.entrySet().stream()
                    .map(bundle -> bundle.getKey() + " " + bundle.getValue())
                    .collect(Collectors.joining("\n"));
            answer(exchange, BYTES + " " + bytes.sumThenReset() + "\n" + bundles);
            received.clear();
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json;charset=UTF-8");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }
}
