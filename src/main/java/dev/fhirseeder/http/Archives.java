package dev.fhirseeder.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reports of runs that are kept in a folder, each {@code <runId>.json}. Other reports lie there, too.
 *
 * @param folder need not be there
 */
record Archives(Path folder) {

    private static final String SUFFIX = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Returns the names under which reports were kept, the last first.
     *
     * @param most how many, at most
     */
    List<String> latest(int most) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Map.entry(file.getFileName().toString(), kept(file)))
                    .filter(file -> isRun(file.getKey()))
                    .sorted(Map.Entry.<String, FileTime>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey())
                            .reversed())
                    .limit(most)
                    .map(file -> file.getKey().substring(0, file.getKey().length() - SUFFIX.length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static boolean isRun(String name) {
        return name.endsWith(SUFFIX) && !name.equals("latest.json") && !name.matches("(verify|purge)-.*");
    }

    /** One that is put into its place at this moment is as good as new. */
    private static FileTime kept(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(Long.MAX_VALUE);
        }
    }

    /**
     * Returns the report of a run; empty if there is none of that name.
     *
     * @param runId the name of a run, which is no path
     */
    Optional<JsonNode> report(String runId) {
        try {
            return Optional.of(JSON.readTree(Files.readAllBytes(folder.resolve(runId + SUFFIX))))
                    .filter(report -> report.path("runId").asText().equals(runId)
                            && report.path("requested").isNumber());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the report of " + runId, e);
        }
    }
}
