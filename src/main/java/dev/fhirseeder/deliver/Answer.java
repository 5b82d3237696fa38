package dev.fhirseeder.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a Bundle says, as far as anybody reads it; nothing is built of the rest. It must be JSON from the first
 * character to the last, and what is read of it must not be said twice.
 *
 * @param resourceType of the whole, null if it is not said
 * @param type of the Bundle, null if it is not said
 * @param statuses what is said of each entry, empty where nothing is
 */
record Answer(@Nullable String resourceType, @Nullable String type, List<String> statuses) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads an answer.
     *
     * @throws IOException if it is no JSON, has something else where it is read, says it twice, or does not end there; the
     *     message may quote it
     */
    static Answer read(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            Answer answer = whole(parser);
            expect(parser, parser.nextToken(), null);
            return answer;
        }
    }

    private static Answer whole(JsonParser parser) throws IOException {
        String resourceType = null;
        String type = null;
        List<String> statuses = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "resourceType" -> resourceType = text(parser, resourceType);
                case "type" -> type = text(parser, type);
                case "entry" -> statuses = entries(parser, statuses);
                default -> parser.skipChildren();
            }
        }
        return new Answer(resourceType, type, statuses == null ? List.of() : statuses);
    }

    private static List<String> entries(JsonParser parser, @Nullable List<String> before) throws IOException {
        once(parser, before);
        expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
        List<String> statuses = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String status = member(parser, "response", Answer::response);
            statuses.add(status == null ? "" : status);
        }
        return statuses;
    }

    private static @Nullable String response(JsonParser parser, @Nullable String before) throws IOException {
        once(parser, before);
        String status = member(parser, "status", Answer::text);
        return status == null ? "" : status;
    }

    /** Reads one member of the object that begins here, null if it has none, and skips the others. */
    private static @Nullable String member(JsonParser parser, String wanted, Reading reading) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
        String found = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals(wanted)) {
                found = reading.of(parser, found);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private static String text(JsonParser parser, @Nullable String before) throws IOException {
        once(parser, before);
        expect(parser, parser.currentToken(), JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void once(JsonParser parser, @Nullable Object before) throws JsonParseException {
        if (before != null) {
            throw new JsonParseException(parser, "Said twice");
        }
    }

    private static void expect(JsonParser parser, @Nullable JsonToken found, @Nullable JsonToken expected)
            throws JsonParseException {
        if (found != expected) {
            throw new JsonParseException(parser, "Something else is expected here");
        }
    }

    /** Reads the value that begins here to its end; what was read of the same name before must be null. */
    @FunctionalInterface
    private interface Reading {

        @Nullable
        String of(JsonParser parser, @Nullable String before) throws IOException;
    }
}
