package dev.fhirseeder.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads files of cases and refuses what it does not know, with the file and the case. */
final class NursesFile {

    static final Path FOLDER = Path.of("src/test/resources/cases/schedule");

    private static final Set<String> KEYS = Set.of("$schema", "cases");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Dates()))
            .build();

    private NursesFile() {}

    /** Returns the files of one province, by name. */
    static List<Path> of(String pt) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(pt))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one file.
     *
     * @throws IllegalArgumentException if a key is unknown, missing or twice, or a case contradicts itself
     */
    static List<NursesCase> read(Path file) {
        JsonNode root = tree(file);
        Set<String> unknown = new TreeSet<>();
        root.fieldNames().forEachRemaining(unknown::add);
        if (!unknown.equals(new TreeSet<>(KEYS)) || !root.get("cases").isArray()) {
            throw new IllegalArgumentException(file + ": found " + unknown + ", expected " + KEYS);
        }
        List<NursesCase> cases = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (JsonNode node : root.get("cases")) {
            String place = file + ", case '" + node.path("case").asText("without a name") + "'";
            NursesCase read = read(node, place);
            if (read.fault() != null || !names.add(read.name())) {
                throw new IllegalArgumentException(
                        place + ": " + (read.fault() == null ? "the name is there twice" : read.fault()));
            }
            cases.add(read);
        }
        return cases;
    }

    private static NursesCase read(JsonNode node, String place) {
        try {
            return MAPPER.treeToValue(node, NursesCase.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(place + ": " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode tree(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static final class Dates extends FromStringDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        Dates() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) {
            return LocalDate.parse(text);
        }
    }
}
