package dev.fhirseeder.jurisdiction;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fhirseeder.data.DataFileException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.stream.Collectors;

/** Reads a JSON file of the class path into records, and refuses what is unknown, missing, twice or of another type. */
final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
            .build();

    private StrictJson() {}

    /**
     * Reads a whole file.
     *
     * @param path below the root of the class path, for the messages
     * @param file where it lies
     * @param type a record whose components are the keys of the file
     * @throws DataFileException if the file is unreadable, a key is unknown, missing or there twice, or a value is of
     *     another type; the message names the file, the key, what was found and what was expected
     */
    static <T> T read(String path, URL file, Class<T> type) {
        try (InputStream bytes = file.openStream()) {
            return MAPPER.readValue(bytes, type);
        } catch (UnrecognizedPropertyException e) {
            throw new DataFileException(
                    path + ", key " + key(e), "found an unknown key, expected one of " + e.getKnownPropertyIds(), e);
        } catch (JsonMappingException e) {
            throw new DataFileException(path + ", key " + key(e), e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new DataFileException(path + place(e), e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new DataFileException(path, "found nothing readable, expected JSON", e);
        }
    }

    /** A name that is too long is refused while it is read, without a place. */
    private static String place(JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        return place == null ? "" : " line " + place.getLineNr();
    }

    private static String key(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }
}
