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

/**
 * The NDJSON files of one run, one a resource type: written as {@code <Type>.ndjson.part}, and put in the place of all
 * older files when the run has ended. Safe for use by many threads.
 */
final class NdjsonFolder {

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
        removeAll("*.ndjson.part");
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
            removeAll("*.ndjson");
            for (String type : parts.keySet()) {
                Files.move(partFile(type), folder.resolve(type + ".ndjson"), ATOMIC_MOVE);
            }
        }
        parts.clear();
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
        return folder.resolve(type + ".ndjson.part");
    }

    private void removeAll(String pattern) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }
}
