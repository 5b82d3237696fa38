package dev.fhirseeder.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A file that remembers what was asked, in words: one JSON object whose members are texts. */
public final class WordsFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WordsFile() {}

    /**
     * Reads the words, in their order.
     *
     * @throws IOException if the file cannot be read, or holds anything else
     */
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> words = JSON.readValue(file.toFile(), new TypeReference<>() {});
        if (words == null || words.containsValue(null)) {
            throw new IOException("Null is no word");
        }
        return new TreeMap<>(words);
    }

    /**
     * Writes the words, or nothing.
     *
     * @throws java.io.UncheckedIOException if that cannot be written
     */
    public static void write(Path file, Map<String, String> words) {
        try {
            WholeFile.write(file, JSON.writeValueAsBytes(new TreeMap<>(words)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words are always writable as JSON", e);
        }
    }
}
