package dev.fhirseeder.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.server.ScriptedServer;
import dev.fhirseeder.server.ScriptedServer.Answer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** A FHIR server that takes transactions of those alone who show what it wants. It answers one request at a time. */
final class Door implements AutoCloseable {

    private final ScriptedServer server = new ScriptedServer(this::answer);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Predicate<String> opens;
    private final IntConsumer between;
    private Optional<URI> tokens = Optional.empty();

    /**
     * Starts.
     *
     * @param opens tells whether the header Authorization is good
     */
    Door(Predicate<String> opens) {
        this(opens, number -> {});
    }

    /**
     * Starts.
     *
     * @param between is done after each Bundle was taken and before that is answered, with the number of the Bundle
     */
    Door(Predicate<String> opens, IntConsumer between) {
        this.opens = opens;
        this.between = between;
    }

    /** Tells everybody where tokens are given. */
    Door pointingTo(URI address) {
        tokens = Optional.of(address);
        return this;
    }

    /** Says what it is to those alone who show what it wants. */
    Door guardingItself() {
        server.sayingItself();
        return this;
    }

    String baseUrl() {
        return server.baseUrl();
    }

    /** Returns what was shown with each request but those for the way to tokens. */
    List<String> shown() {
        return List.copyOf(shown);
    }

    /** Returns what was shown with each Bundle that was taken. */
    List<String> taken() {
        return taken;
    }

    private final List<String> shown = new CopyOnWriteArrayList<>();

    private synchronized Answer answer(int number, JsonNode bundle) {
        String path = server.paths().get(server.paths().size() - 1);
        if (path.endsWith("/.well-known/smart-configuration")) {
            return tokens.map(address ->
                            new Answer(200, "application/json", "{\"token_endpoint\":\"%s\"}".formatted(address)))
                    .orElse(Answer.refused(404));
        }
        String authorization =
                server.authorizations().get(server.authorizations().size() - 1);
        shown.add(authorization);
        if (!opens.test(authorization)) {
            return Answer.refused(401);
        }
        if (path.endsWith("/metadata")) {
            return Answer.statement();
        }
        if (bundle.isEmpty()) { // somebody whom nobody has made is asked for
            return Answer.refused(404);
        }
        taken.add(authorization);
        between.accept(taken.size());
        return Answer.taken(bundle);
    }

    @Override
    public void close() {
        server.close();
    }
}
