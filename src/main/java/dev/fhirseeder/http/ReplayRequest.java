package dev.fhirseeder.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.settings.OneLine;
import dev.fhirseeder.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which dead letters are to be sent again.
 *
 * @param deadLetter the name of one; empty for all
 */
record ReplayRequest(Optional<String> deadLetter) {

    private static final String WORD = "deadLetter";
    private static final int SHOWN = 100;

    /** What the seeder calls a letter: nothing else is looked for, and it is no path. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads a request.
     *
     * @param text JSON, as a client has sent it
     * @throws SettingsException if it cannot be; it names every fault
     */
    static ReplayRequest of(String text) {
        JsonNode document = document(text);
        List<String> faults = new ArrayList<>();
        document.fieldNames().forEachRemaining(name -> {
            if (!name.equals(WORD)) {
                faults.add("%s: unknown; expected %s, or nothing for all".formatted(shown(name), WORD));
            }
        });
        JsonNode name = document.path(WORD);
        if (!name.isMissingNode()
                && !(name.isTextual() && NAME.matcher(name.textValue()).matches())) {
            faults.add("%s: found %s, expected the name of a dead letter: 1 to 64 letters, digits and hyphens"
                    .formatted(WORD, shown(name.toString())));
        }
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
        return new ReplayRequest(Optional.ofNullable(name.textValue()));
    }

    private static JsonNode document(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            throw fault("no JSON");
        }
        throw fault("something else");
    }

    private static SettingsException fault(String found) {
        return new SettingsException(List.of("the request: found %s, expected a JSON object".formatted(found)));
    }

    private static String shown(String text) {
        return OneLine.of(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
    }
}
