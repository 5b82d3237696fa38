package dev.fhirseeder.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server that is asked questions and answers them by a script: for answers that no real server would give on demand. */
public final class QuestionServer implements AutoCloseable {

    private final HttpServer server;
    private final Function<Question, Answer> script;
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    /**
     * One request.
     *
     * @param number of the request, from 1
     * @param method the HTTP method
     * @param path with its query, below the base URL
     * @param words the body, decoded if it is a form
     * @param cacheControl the header of that name, empty if there is none
     */
    public record Question(int number, String method, String path, String words, String cacheControl) {

        /** Tells whether only a count is wanted. */
        public boolean isCount() {
            return path.contains("_summary=count");
        }
    }

    /** Starts the server on a free port of the loopback interface. */
    public QuestionServer(Function<Question, Answer> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/fhir", this::handle);
        server.start();
    }

    /** Returns a search result that holds nothing but says how many there are. */
    public static Answer count(int total) {
        return Answer.fhir(200, "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":" + total + "}");
    }

    /** Returns a search result. */
    public static Answer found(String... resources) {
        return page("", resources);
    }

    /** Returns a search result with a link to the next page. */
    public static Answer page(String next, String... resources) {
        String link = next.isEmpty() ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}],";
        return Answer.fhir(
                200,
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"," + link + "\"entry\":["
                        + String.join(
                                ",",
                                List.of(resources).stream()
                                        .map(resource -> "{\"resource\":" + resource + "}")
                                        .toList())
                        + "]}");
    }

    /** Returns the answer to a transaction or a batch. */
    public static Answer answered(String... statuses) {
        return Answer.fhir(
                200,
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":["
                        + String.join(
                                ",",
                                List.of(statuses).stream()
                                        .map(status -> "{\"response\":{\"status\":\"" + status + "\"}}")
                                        .toList())
                        + "]}");
    }

    /** Returns the base URL. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    /** Returns every request that has come. */
    public List<Question> questions() {
        return questions;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/metadata")) {
                ScriptedServer.write(exchange, Answer.statement());
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String kind = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            String cacheControl = exchange.getRequestHeaders().getFirst("Cache-Control");
            Question question = new Question(
                    questions.size() + 1,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString().replaceFirst("^/fhir/?", ""),
                    kind.contains("form") ? URLDecoder.decode(body, StandardCharsets.UTF_8) : body,
                    cacheControl == null ? "" : cacheControl);
            questions.add(question);
            Answer answer = script.apply(question);
            ScriptedServer.write(exchange, answer);
        }
    }
}
