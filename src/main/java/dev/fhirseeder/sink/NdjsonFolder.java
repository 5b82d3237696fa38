package dev.fhirseeder.sink;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.fhirseeder.bundle.Lines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
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
    private final Map<String, Part> parts = new HashMap<>();

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
     * @param lines by resource type
     * @throws IOException if they cannot be written
     */
    synchronized void append(Map<String, Lines> lines) throws IOException {
        for (Map.Entry<String, Lines> entry : lines.entrySet()) {
            entry.getValue().text().writeTo(part(entry.getKey()));
        }
    }

    /**
     * Ends the writing: the parts are forced to the disk and take the place of all older files, one after another.
     *
     * @throws IOException if they cannot; the parts that have not taken their place are then still there. Nothing has been
     *     replaced if a part could not be forced or a folder is in its place; a disk that fails between two files leaves
     *     some of them replaced
     */
    synchronized void commit() throws IOException {
        for (Part part : parts.values()) {
            part.force();
        }
        close();
        for (String type : parts.keySet()) {
            if (Files.isDirectory(folder.resolve(type + SUFFIX))) {
                throw new FileAlreadyExistsException(
                        folder.resolve(type + SUFFIX).toString());
            }
        }
        for (String type : parts.keySet()) {
            Files.move(partFile(type), folder.resolve(type + SUFFIX), ATOMIC_MOVE);
        }
        removeAll("*" + SUFFIX, file -> !parts.containsKey(type(file)));
    }

    /**
     * Ends the writing: the parts are removed, and the older files stay.
     *
     * @throws IOException if they cannot be removed
     */
    synchronized void discard() throws IOException {
        try {
            close();
        } catch (IOException e) {
            // What is to vanish need not be whole.
        }
        removeAll("*" + SUFFIX + PART, file -> true);
    }

    /** Closes each part, also those after one that cannot be closed. */
    private void close() throws IOException {
        IOException failure = null;
        for (Part part : parts.values()) {
            try {
                part.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private Part part(String type) throws IOException {
        Part part = parts.get(type);
        if (part == null) {
            part = new Part(FileChannel.open(partFile(type), CREATE, TRUNCATE_EXISTING, WRITE));
            parts.put(type, part);
        }
        return part;
    }

    /** A file that is being written. */
    private static final class Part extends BufferedOutputStream {

        private final FileChannel channel;

        Part(FileChannel channel) {
            super(Channels.newOutputStream(channel), 1 << 16);
            this.channel = channel;
        }

        void force() throws IOException {
            flush();
            channel.force(true);
        }
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
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
