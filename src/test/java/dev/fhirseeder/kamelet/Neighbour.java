package dev.fhirseeder.kamelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;

/** Another Camel application: a bare Camel Main with one route file, and none of our beans, routes and settings. */
public final class Neighbour implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Main main = new Main();

    private Neighbour(Path routes, Map<String, String> properties) {
        main.setPropertyPlaceholderLocations("false");
        properties.forEach(main::addInitialProperty);
        main.configure().setRoutesIncludePattern("file:" + routes);
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().setJmxEnabled(false);
        main.start();
    }

    /** Starts it with the routes of a file as it lies there, and values for their placeholders. */
    public static Neighbour of(Path routes, Map<String, String> properties) {
        return new Neighbour(routes, properties);
    }

    /** Starts it with routes as text. */
    static Neighbour of(String routes) {
        try {
            Path file = Files.createTempFile("neighbour", ".camel.yaml");
            file.toFile().deleteOnExit();
            return new Neighbour(Files.writeString(file, routes), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its context. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Sends a body to an endpoint and returns what came of it. */
    public Exchange send(String uri, Object body) {
        ProducerTemplate template = context().createProducerTemplate();
        return template.send(uri, exchange -> exchange.getMessage().setBody(body));
    }

    /** Returns the messages that a mock endpoint got, when there are exactly so many. */
    List<Exchange> taken(String mock, int messages) throws InterruptedException {
        MockEndpoint endpoint = context().getEndpoint(mock, MockEndpoint.class);
        endpoint.setResultWaitTime(PATIENCE.toMillis());
        endpoint.setExpectedMessageCount(messages);
        endpoint.assertIsSatisfied();
        return endpoint.getExchanges();
    }

    /** Returns what an exception and its causes say. */
    static List<String> words(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(String::valueOf)
                .toList();
    }

    @Override
    public void close() {
        main.stop();
    }
}
