package dev.fhirseeder.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fhirseeder.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the dead letters: {@code <bundleId>.json} is the Bundle, {@code <bundleId>.cause.json} the cause. Those that
 * were delivered after all, or divided into others, lie in its folder {@code replayed}.
 */
public final class LetterFolder {

    private static final Logger LOG = LoggerFactory.getLogger(LetterFolder.class);
    private static final String BUNDLE = ".json";
    private static final String CAUSE = ".cause.json";
    private static final String WHERE = "fhirUrl";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private final Path folder;

    /** Opens the folder; it is made when it is first needed. */
    public LetterFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a letter; one of the same name is replaced. The cause is there before the Bundle, by which a letter is known: a
     * letter without its cause might be sent again though it must not.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Cause cause, byte[] bundle) {
        write(cause);
        WholeFile.write(folder.resolve(cause.bundleId() + BUNDLE), bundle);
    }

    /**
     * Keeps another cause of a letter that is there.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Cause cause) {
        try {
            WholeFile.write(folder.resolve(cause.bundleId() + CAUSE), JSON.writeValueAsBytes(cause));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A cause is always writable as JSON", e);
        }
    }

    /**
     * Returns the names of the letters that are there, in their order. Folders within it do not count.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public List<String> ids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(BUNDLE) && !name.endsWith(CAUSE))
                    .map(name -> name.substring(0, name.length() - BUNDLE.length()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder + ": " + WholeFile.reason(e), e);
        }
    }

    /** Returns how many letters are there; -1 if the folder cannot be read, and the log says why. */
    public long count() {
        try {
            return ids().size();
        } catch (UncheckedIOException e) {
            LOG.warn("Dead letters are not counted: {}", e.getMessage());
            return -1;
        }
    }

    /**
     * Returns the Bundle of a letter.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public byte[] bundle(String id) {
        Path file = folder.resolve(id + BUNDLE);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** Returns the cause of a letter; nothing if there is none, or one that does not say all that must be known. */
    public Optional<Cause> cause(String id) {
        try {
            JsonNode text = JSON.readTree(folder.resolve(id + CAUSE).toFile());
            if (text instanceof ObjectNode older && !older.has(WHERE)) {
                older.putNull(WHERE); // written before that was written down
            }
            return Optional.ofNullable(JSON.treeToValue(text, Cause.class))
                    .filter(cause -> id.equals(cause.bundleId()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Puts a letter aside that was delivered, or divided.
     *
     * @throws UncheckedIOException if it cannot be moved; it is then sent again the next time
     */
    public void putAside(String id) {
        Path aside = folder.resolve("replayed");
        try {
            Files.createDirectories(aside);
            for (String end : List.of(BUNDLE, CAUSE)) {
                Path file = folder.resolve(id + end);
                if (Files.exists(file)) {
                    Files.move(file, aside.resolve(id + end), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot move " + folder.resolve(id + BUNDLE) + ": " + WholeFile.reason(e), e);
        }
    }
}
