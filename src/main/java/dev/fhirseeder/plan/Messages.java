package dev.fhirseeder.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fhirseeder.settings.Counted;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands and results as JSON; strict, since what is half understood must not be acted upon. */
final class Messages {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Messages() {}

    static byte[] bytes(Record message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message is always writable as JSON", e);
        }
    }

    /**
     * Reads a message; what stands in it is not quoted.
     *
     * @throws SettingsException if it is none of that type
     */
    static <T extends Record> T read(String name, byte[] json, Class<T> type) {
        try {
            T message = JSON.readValue(json, type);
            if (message != null) {
                return message;
            }
        } catch (IOException e) {
            // The reason would quote it; where it breaks off is not worth more than what is expected.
        }
        String fields = Stream.of(type.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .collect(Collectors.joining(", "));
        throw new SettingsException(List.of("%s: found %s of something else, expected a JSON object with exactly %s"
                .formatted(name, Counted.of(json.length, "byte", "bytes"), fields)));
    }
}
