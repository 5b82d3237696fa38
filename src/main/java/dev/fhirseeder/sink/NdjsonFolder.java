package dev.fhirseeder.sink;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.page.Imprint;
import dev.fhirseeder.run.Parts;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The NDJSON files of one run, one a resource type, which take the place of all older ones when the run has ended. The
 * manifest is the last to do so, and the old one is removed before the first: where a manifest stands, the files that it
 * names are those of one run. Safe for use by many threads until the writing ends.
 */
final class NdjsonFolder implements Closeable {

    /** The name of the manifest. */
    static final String MANIFEST = "manifest.json";

    private static final String FILES = "*.ndjson{,.gz,.zst}";

    private static final Pattern PART = Pattern.compile(".+?\\.ndjson(?:\\.gz|\\.zst)?\\.(.+)\\.part");
    private static final Logger LOG = LoggerFactory.getLogger(NdjsonFolder.class);

    private final Parts parts;
    private final SortedMap<String, Part> open = new TreeMap<>();
    private final Set<String> placed = new TreeSet<>();

    /**
     * Opens the folder; parts that other runs have left are removed.
     *
     * @param parts where the files lie until the run has ended
     * @param lengths where each file goes on that an earlier process has begun; empty if the run begins
     * @throws IOException if the folder cannot be made, or not be written
     */
    NdjsonFolder(Parts parts, Map<String, Long> lengths) throws IOException {
        this.parts = parts;
        Files.createDirectories(parts.folder());
        warn();
        removeParts(lengths.keySet());
        try {
            for (Map.Entry<String, Long> file : lengths.entrySet()) {
                if (Files.exists(parts.part(file.getKey()))) {
                    open.put(file.getKey(), new Part(parts.part(file.getKey()), file.getValue()));
                } else {
                    placed.add(file.getKey());
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Returns where it lies. */
    Path path() {
        return parts.folder();
    }

    /**
     * Returns a file, which begins if it is not there yet.
     *
     * @throws IOException if it cannot be made
     */
    synchronized Part part(String name) throws IOException {
        Part part = open.get(name);
        if (part == null) {
            part = new Part(parts.part(name), 0);
            open.put(name, part);
        }
        return part;
    }

    /**
     * Forces to the disk what has been written, and the names of the files.
     *
     * @throws IOException if it cannot be forced
     */
    synchronized void force() throws IOException {
        for (Part part : open.values()) {
            part.force();
        }
        WholeFile.force(parts.folder());
    }

    /**
     * Ends the writing: the files, which are safe on the disk, take the place of the older ones. What a broken process had
     * put in its place before stays there.
     *
     * @param manifest of the files
     * @throws IOException if they cannot; nothing has been replaced if a folder is in the place of a file. Else no manifest
     *     stands there, and the parts that have not taken their place wait for the run to go on
     */
    synchronized void commit(byte[] manifest) throws IOException {
        close();
        for (String name : open.keySet()) {
            if (Files.isDirectory(parts.whole(name))) {
                throw new FileAlreadyExistsException(parts.whole(name).toString());
            }
        }
        withdraw();
        Files.deleteIfExists(parts.whole(MANIFEST));
        WholeFile.force(parts.folder());
        for (String name : open.keySet()) {
            Files.move(parts.part(name), parts.whole(name), ATOMIC_MOVE);
        }
        remove(FILES, file -> !open.containsKey(name(file)) && !placed.contains(name(file)));
        try {
            WholeFile.write(parts.whole(MANIFEST), manifest);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The page of the older files goes before them; one that somebody else has made is none of ours. */
    private void withdraw() throws IOException {
        Path page = parts.whole(Exported.PAGE);
        try {
            if (Imprint.isOn(page)) {
                Files.delete(page);
            }
        } catch (AccessDeniedException e) {
            LOG.warn("{} cannot be read and stays: it may be of older files", page);
        }
    }

    /**
     * Ends the writing: the older files stay.
     *
     * @param lengths where each file ends from which the run can go on; others are removed
     * @throws IOException if they cannot be cut or removed
     */
    synchronized void leave(Map<String, Long> lengths) throws IOException {
        try {
            close();
        } catch (IOException e) {
            // What is cut need not be whole.
        }
        removeParts(lengths.keySet());
        for (Map.Entry<String, Long> file : lengths.entrySet()) {
            if (Files.exists(parts.part(file.getKey()))) {
                new Part(parts.part(file.getKey()), file.getValue()).close();
            }
        }
    }

    /** Closes each part, also those after one that cannot be closed. */
    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        for (Part part : open.values()) {
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

    /** What another run has written up to its last checkpoint goes, so that it cannot go on from there. */
    private void warn() throws IOException {
        Set<String> others = new TreeSet<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(parts.folder(), FILES.replace("}", ",.*}") + Parts.SUFFIX)) {
            for (Path file : found) {
                Matcher part = PART.matcher(name(file));
                if (part.matches() && !part.group(1).equals(parts.runId())) {
                    others.add(part.group(1));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        others.forEach(other -> LOG.warn(
                "run={} takes the place of what the unfinished run={} has written up to its last checkpoint in {}",
                parts.runId(),
                other,
                parts.folder()));
    }

    private void removeParts(Set<String> kept) throws IOException {
        remove(
                FILES.replace("}", ",.*}") + Parts.SUFFIX,
                file -> kept.stream().noneMatch(name -> file.equals(parts.part(name))));
        remove(MANIFEST + ".*" + Parts.SUFFIX, file -> true);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private void remove(String pattern, Predicate<Path> unwanted) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parts.folder(), pattern)) {
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
