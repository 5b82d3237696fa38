package dev.fhirseeder.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.fhirseeder.request.RequestDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/**
 * Describes what may be called, by {@value #RESOURCE} of the class path, into which the schema of a request is put; and turns
 * away what is not described there.
 */
public final class OpenApi {

    static final String RESOURCE = "/openapi.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<JsonNode> description = Suppliers.memoize(OpenApi::assembled);

    private static JsonNode assembled() {
        ObjectNode description = (ObjectNode) read(RESOURCE);
        ObjectNode schemas = (ObjectNode) description.path("components").path("schemas");
        schemas.set("Request", read(RequestDocument.SCHEMA));
        return description;
    }

    private static JsonNode read(String resource) {
        try (InputStream text = Objects.requireNonNull(OpenApi.class.getResourceAsStream(resource), resource)) {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    /** Returns the description. */
    JsonNode description() {
        return description.get();
    }

    /** Answers with the description. */
    public void describe(Exchange exchange) {
        Answer.json(200, Answer.JSON_TYPE, description()).give(exchange);
    }

    /** Answers that there is no such path, or that it has not this method but others. */
    public void turnAway(Exchange exchange) {
        Call call = Call.of(exchange);
        Set<String> methods = methods(call.path());
        Answer answer =
                methods.isEmpty() || methods.contains(call.method()) // as of /runs/.., which is not what it looks like
                        ? Problem.of(
                                        404,
                                        "path: found %s, expected one of those that /openapi.json has."
                                                .formatted(Found.of(call.path())))
                                .answer()
                        : Problem.of(
                                        405,
                                        "method: found %s, expected %s."
                                                .formatted(Found.of(call.method()), String.join(" or ", methods)))
                                .answer()
                                .with("Allow", String.join(", ", methods));
        answer.give(exchange);
    }

    /** Returns by which methods a path may be called; none if it may not be called at all. */
    private Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        description().path("paths").properties().stream()
                .filter(known -> path.matches(pattern(known.getKey())))
                .flatMap(known -> known.getValue().properties().stream())
                .map(operation -> operation.getKey().toUpperCase(Locale.ROOT))
                .forEach(methods::add);
        if (methods.contains("GET")) {
            methods.add("HEAD"); // whatever may be fetched, its headers may be asked for
        }
        return methods;
    }

    /** A slash at the end is nobody's. */
    private static String pattern(String template) {
        return template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+") + "/?";
    }
}
