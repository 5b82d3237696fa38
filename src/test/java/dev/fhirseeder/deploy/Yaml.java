package dev.fhirseeder.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML as a tree of JSON. A key that stands twice is refused. */
final class Yaml {

    static final Path DEPLOY = Path.of("src/deploy");

    private static final String MERGE = "<<";

    private Yaml() {}

    /** Returns the only document of a file below {@code src/deploy/}, with its merge keys resolved. */
    static JsonNode file(String name) {
        try {
            return documents(Files.readString(DEPLOY.resolve(name))).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the documents of a text that hold something. */
    static List<JsonNode> documents(String text) {
        Iterable<?> loaded = new Load(LoadSettings.builder().build()).loadAllFromString(text);
        return StreamSupport.stream(loaded.spliterator(), false)
                .filter(Objects::nonNull)
                .map(document -> new ObjectMapper().<JsonNode>valueToTree(merged(document)))
                .toList();
    }

    private static @Nullable Object merged(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(element -> all.add(merged(element)));
            return all;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        Object others = map.get(MERGE);
        if (others != null) {
            (others instanceof List<?> list ? list : List.of(others)).forEach(other -> all.putAll(map(merged(other))));
        }
        map.forEach((key, own) -> {
            if (!MERGE.equals(key)) {
                all.put(String.valueOf(key), merged(own));
            }
        });
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }
}
