package dev.fhirseeder.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of journals: one JSON value each, ended by a line feed. */
final class Lines {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .build();

    private Lines() {}

    /** Returns a value as a line. */
    static byte[] of(Object value) {
        try {
            return (JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line is always writable as JSON", e);
        }
    }

    /** Returns a whole journal. */
    static byte[] whole(Header header, List<Entry> entries) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(of(header));
        entries.forEach(entry -> all.writeBytes(of(entry)));
        return all.toByteArray();
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no such value
     */
    static <T> T read(String line, Class<T> type) {
        try {
            T value = JSON.readValue(line, type);
            if (value == null) {
                throw new IllegalArgumentException("Null is no " + type.getSimpleName());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No " + type.getSimpleName(), e);
        }
    }
}
