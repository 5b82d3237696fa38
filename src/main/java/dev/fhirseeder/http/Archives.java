package dev.fhirseeder.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reports of runs that are kept in a folder, each {@code <runId>.json}. Other reports lie there, too. What was read is
 * remembered, of the reports that were asked for last, and read anew when the file is another. Safe for use by many threads.
 */
final class Archives {

    /** Of how many files is remembered what stands in them; more than a list has. */
    private static final int REMEMBERED = 2 * Register.MOST;

    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, Known> known = new LinkedHashMap<>(REMEMBERED, 0.75f, true);

    /**
     * What a file says.
     *
     * @param state of the file when it was read
     * @param report nothing if it is no report of a run of that name
     */
    private record Known(State state, Optional<JsonNode> report) {}

    /**
     * What tells a file from the one that was in its place.
     *
     * @param changed when it was changed last
     * @param bytes how long it is
     * @param key of the file system, null if that has none
     */
    private record State(
            FileTime changed, long bytes, @Nullable Object key) {

        static State of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    /**
     * Opens the folder.
     *
     * @param folder need not be there
     */
    Archives(Path folder) {
        this.folder = folder;
    }

    /** Returns when each report was kept, by the name under which it was. */
    Map<String, Instant> all() {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, Instant> all = new HashMap<>();
            files.filter(file -> isRun(file.getFileName().toString()))
                    .forEach(file -> kept(file).ifPresent(when -> all.put(name(file), when)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static boolean isRun(String name) {
        return name.endsWith(SUFFIX) && !name.equals("latest.json") && !name.matches("(verify|purge)-.*");
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Returns when a report was kept; empty if it is gone. */
    private static Optional<Instant> kept(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the report of a run; empty if there is none of that name.
     *
     * @param runId the name of a run, which is no path
     */
    Optional<JsonNode> report(String runId) {
        Path file = folder.resolve(runId + SUFFIX);
        try {
            State state = State.of(file); // if it is replaced from here on, it is read anew the next time
            return remembered(runId, state).or(() -> read(runId, file, state)).flatMap(Known::report);
        } catch (NoSuchFileException e) {
            forget(runId);
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(runId, e);
        }
    }

    private synchronized Optional<Known> remembered(String runId, State state) {
        return Optional.ofNullable(known.get(runId)).filter(file -> file.state().equals(state));
    }

    private synchronized void remember(String runId, Known file) {
        known.put(runId, file);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private synchronized void forget(String runId) {
        known.remove(runId);
    }

    private Optional<Known> read(String runId, Path path, State state) {
        try {
            JsonNode report = JSON.readTree(Files.readAllBytes(path));
            Known file = new Known(
                    state,
                    Optional.of(report)
                            .filter(read -> read.path("runId").asText().equals(runId)
                                    && read.path("requested").isNumber()));
            remember(runId, file);
            return Optional.of(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(runId, e);
        }
    }

    private static UncheckedIOException unreadable(String runId, IOException cause) {
        return new UncheckedIOException("Cannot read the report of " + runId, cause);
    }
}
