package dev.fhirseeder.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads a request that comes as JSON, by the schema {@value #SCHEMA} of the class path, into the words of a message. Safe for
 * use by many threads.
 */
public final class RequestDocument {

    /** The JSON Schema of a request, on the class path. */
    public static final String SCHEMA = "/request.schema.json";

    /** How much of a wrong value is shown. */
    private static final int SHOWN = 100;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** How the parser says that a word is stated a second time. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

    /** What is said of a setting that is a list. */
    private static final String LISTED = ", comma-separated";

    private static final Supplier<JsonSchema> RULES = Suppliers.memoize(RequestDocument::schema);

    private final RequestReader requests;

    /**
     * Prepares the reading; the schema is read with the first request.
     *
     * @param requests knows what else makes a request good
     */
    public RequestDocument(RequestReader requests) {
        this.requests = requests;
    }

    private static JsonSchema schema() {
        try (InputStream text = Objects.requireNonNull(RequestDocument.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a request.
     *
     * @param json one JSON object, as the schema has it
     * @return the words that it states, which make a request that can be
     * @throws SettingsException if it cannot be; it names every fault by its word
     */
    public Map<String, String> read(String json) {
        JsonNode document = parsed(json);
        Set<String> wrong = new TreeSet<>();
        List<String> problems = new ArrayList<>();
        for (ValidationMessage message : broken(document)) {
            String place = message.getInstanceLocation().getNameCount() > 0
                    ? message.getInstanceLocation().getName(0)
                    : Objects.toString(message.getProperty(), "");
            if (wrong.add(place)) {
                problems.add(problem(place, document));
            }
        }
        Map<String, String> words = new LinkedHashMap<>();
        document.properties().stream()
                .filter(word -> !wrong.contains(word.getKey()))
                .forEach(word -> words.put(word.getKey(), text(word.getValue())));
        if (document.isObject()) {
            problems.addAll(faults(words));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return words;
    }

    /** Returns what of the schema is broken; the validator itself gives up where a list of words meets an infinite number. */
    private static Set<ValidationMessage> broken(JsonNode document) {
        try {
            return RULES.get().validate(document);
        } catch (NumberFormatException e) {
            throw new SettingsException(
                    List.of("the request: found a number beyond all bounds, expected the words of a request"));
        }
    }

    /** What the rules say of the words that the schema lets pass. */
    private List<String> faults(Map<String, String> words) {
        List<String> faults = new ArrayList<>();
        for (Consumer<Map<String, String>> rule :
                List.<Consumer<Map<String, String>>>of(RequestReader::checkBlanks, requests::read)) {
            try {
                rule.accept(words);
            } catch (SettingsException e) {
                faults.addAll(e.problems());
            }
        }
        return faults;
    }

    private static JsonNode parsed(String json) {
        try {
            JsonNode document = JSON.readTree(json);
            if (document == null || document.isMissingNode()) {
                throw new SettingsException(List.of("the request: found nothing, expected a JSON object, at least {}"));
            }
            return document;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            Matcher twice = TWICE.matcher(words(e));
            if (twice.matches() && place != null) {
                throw new SettingsException(List.of("%s: found twice, again at line %d, column %d, expected once"
                        .formatted(shorter(twice.group(1)), place.getLineNr(), place.getColumnNr())));
            }
            throw new SettingsException(List.of("the request: found no JSON%s, expected a JSON object; %s"
                    .formatted(
                            place == null
                                    ? ""
                                    : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()),
                            words(e))));
        }
    }

    /** Returns what is wrong, without where: that has been said. */
    private static String words(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("\\s*\\(start marker at .*|\\s*\\[Source.*", "");
    }

    private static String problem(String place, JsonNode document) {
        Setting<?> setting = RequestReader.WORDS.get(place);
        if (setting != null) {
            JsonNode value = document.get(place);
            return "%s: found %s, expected %s".formatted(place, shown(value), expected(setting, value));
        }
        return document.isObject()
                ? "%s: unknown; expected some of %s"
                        .formatted(shorter(place), String.join(", ", RequestReader.WORDS.keySet()))
                : "the request: found %s, expected a JSON object".formatted(shown(document));
    }

    /** What is a text with commas elsewhere may be an array here. */
    private static String expected(Setting<?> setting, JsonNode value) {
        return value.isArray() && setting.expected().contains(LISTED)
                ? "an array of %s, each once".formatted(setting.expected().replaceFirst(LISTED + ".*", ""))
                : setting.expected();
    }

    /** Lists become texts with commas, and whole numbers are written as such. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(","));
        }
        return value.isDouble() && value.canConvertToExactIntegral() && value.canConvertToLong()
                ? Long.toString(value.asLong())
                : value.asText();
    }

    private static String shown(JsonNode value) {
        return shorter(value.isTextual() ? "'" + value.asText() + "'" : value.toString());
    }

    private static String shorter(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
