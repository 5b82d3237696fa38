package dev.fhirseeder.sink;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The NDJSON files of one run, one a resource type: written as {@code <Type>.ndjson.part}, and put in the place of all
 * older files when the run has ended. Safe for use by many threads.
 */
final class NdjsonFolder {

    private static final String SUFFIX = ".ndjson";
    private static final String PART = ".part";

    private final Path folder;
    private final Map<String, OutputStream> parts = new HashMap<>();

    /**
     * Opens the folder; parts that a broken run has left are removed.
     *
     * @throws IOException if it cannot be made
     */
    NdjsonFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        removeAll("*" + SUFFIX + PART, file -> true);
    }

    /**
     * Appends whole lines.
     *
     * @param lines by resource type, each line ended
     * @throws IOException if they cannot be written
     */
    synchronized void append(Map<String, ByteArrayOutputStream> lines) throws IOException {
        for (Map.Entry<String, ByteArrayOutputStream> entry : lines.entrySet()) {
            entry.getValue().writeTo(part(entry.getKey()));
        }
    }

    /**
     * Ends the writing.
     *
     * @param complete whether the parts take the place of the older files; if not, they stay parts
     * @throws IOException if the files cannot be written
     */
    synchronized void close(boolean complete) throws IOException {
        for (OutputStream part : parts.values()) {
            part.close();
        }
        if (complete) {
            for (String type : parts.keySet()) {
                Files.move(partFile(type), folder.resolve(type + SUFFIX), ATOMIC_MOVE);
            }
            removeAll("*" + SUFFIX, file -> !parts.containsKey(type(file)));
        }
        parts.clear();
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private OutputStream part(String type) throws IOException {
        OutputStream part = parts.get(type);
        if (part == null) {
            part = new BufferedOutputStream(
                    Files.newOutputStream(partFile(type), CREATE, TRUNCATE_EXISTING, WRITE), 1 << 16);
            parts.put(type, part);
        }
        return part;
    }

    private Path partFile(String type) {
        return folder.resolve(type + SUFFIX + PART);
    }

    private void removeAll(String pattern, Predicate<Path> unwanted) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : found) {
                if (unwanted.test(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
