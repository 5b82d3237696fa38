package dev.fhirseeder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fhirseeder.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets the seeder do everything once that a first run does, so that the JVM can archive what it took: help, files, and
 * delivery to a server of its own, which takes everything. Nothing outside is asked, and nothing is left behind.
 */
public final class Rehearsal {

    /** What is asked of each run. The day is any; the archive is better the more is made, but the build is slower. */
    private static final Map<Setting<?>, String> ASKED = Map.of(
            Setting.PT, "bc,on",
            Setting.SEED, "7",
            Setting.NUM_RECORDS, "40",
            Setting.AS_OF, "2026-01-01");

    private static final List<String> SINKS = List.of("ndjson", "fhir");

    private Rehearsal() {}

    /** Rehearses in the working directory, which holds {@code routes/}, and ends with the first exit code that is not 0. */
    public static void main(String... args) throws IOException {
        System.exit(rehearse());
    }

    private static int rehearse() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Rehearsal::take);
        server.start();
        Path data = Files.createTempDirectory("rehearsal");
        try {
            int code = Application.run("--help");
            for (String sink : SINKS) {
                code = code == 0 ? run(sink, server.getAddress().getPort(), data.resolve(sink)) : code;
            }
            return code;
        } finally {
            server.stop(0);
            remove(data);
        }
    }

    private static int run(String sink, int port, Path data) {
        Map<String, String> environment = new HashMap<>();
        ASKED.forEach((setting, value) -> environment.put(setting.variable(), value));
        environment.put(Setting.SINK.variable(), sink);
        environment.put(Setting.FHIR_URL.variable(), "http://127.0.0.1:" + port + "/fhir");
        environment.put(Setting.DATA_DIR.variable(), data.toString());
        return Application.run(new Surroundings(Path.of(""), environment, Map.of()));
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            int entries = new ObjectMapper()
                    .readTree(exchange.getRequestBody())
                    .path("entry")
                    .size();
            String taken =
                    String.join(",", Collections.nCopies(entries, "{\"response\":{\"status\":\"201 Created\"}}"));
            byte[] answer = "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":[%s]}"
                    .formatted(taken)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
