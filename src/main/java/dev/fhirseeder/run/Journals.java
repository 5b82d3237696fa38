package dev.fhirseeder.run;

import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The journals of the runs that have not come to their end, each {@code run-<runId>.jsonl} in one folder. */
final class Journals {

    private static final String PREFIX = "run-";
    private static final String SUFFIX = ".jsonl";

    /** A journal is written anew after so many lines, some megabytes. */
    private static final int LIMIT = 10_000;

    private final Path folder;

    /** Opens the folder, which is made when it is first needed. */
    Journals(Path folder) {
        this.folder = folder;
    }

    /** Returns the journals in a folder of that name below this one. */
    Journals below(String name) {
        return new Journals(folder.resolve(name));
    }

    /** Tells whether a run of that name has not come to its end. */
    boolean exist(String runId) {
        return Files.exists(file(runId));
    }

    /**
     * Returns the names of the runs with such a header, the latest name first.
     *
     * @param candidates which names are looked at
     * @throws SettingsException if one of the journals cannot be read
     */
    List<String> named(Predicate<String> candidates, Predicate<Header> wanted) {
        return names().stream()
                .filter(candidates)
                .filter(runId -> header(runId).filter(wanted).isPresent())
                .toList();
    }

    /**
     * Returns the names of all runs, the latest name first, whether their journals can be read or not.
     *
     * @throws SettingsException if the folder cannot be read
     */
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .map(name -> name.substring(PREFIX.length(), name.length() - SUFFIX.length()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new SettingsException(List.of("%s: cannot be read; %s".formatted(folder, WholeFile.reason(e))));
        }
    }

    /** Returns when the journal of a run was written last; empty if it is gone: its run has come to its end. */
    Optional<Instant> written(String runId) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(runId)).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns whose journal that is; empty if there is none: its run may just have come to its end.
     *
     * @throws SettingsException if it cannot be read
     */
    Optional<Header> header(String runId) {
        try (Stream<String> lines = Files.lines(file(runId), StandardCharsets.UTF_8)) {
            return Optional.of(Lines.read(lines.findFirst().orElse(""), Header.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw unreadable(runId, 1);
        }
    }

    /**
     * Reads a journal. A last line that was not written to its end is not read: the process was killed in the midst of it.
     *
     * @throws SettingsException if any other line cannot be read
     */
    Unfinished read(String runId) {
        Header header = header(runId).orElseThrow(() -> unreadable(runId, 1));
        Standing standing = new Standing();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(runId));
        } catch (IOException e) {
            throw unreadable(runId, 1);
        }
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        List<String> lines =
                new String(bytes, 0, length, StandardCharsets.UTF_8).lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            try {
                standing.enter(Lines.read(lines.get(i), Entry.class));
            } catch (IllegalArgumentException e) {
                throw unreadable(runId, i + 1);
            }
        }
        return new Unfinished(runId, header, standing, length, lines.size());
    }

    /**
     * Begins a journal, in the place of any of that name.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    JournalFile begin(String runId, Header header) {
        byte[] first = Lines.of(header);
        WholeFile.write(file(runId), first);
        return new JournalFile(file(runId), new Unfinished(runId, header, new Standing(), first.length, 1), LIMIT);
    }

    /**
     * Goes on with a journal.
     *
     * @throws UncheckedIOException if it cannot be opened
     */
    JournalFile resume(Unfinished unfinished) {
        return new JournalFile(file(unfinished.runId()), unfinished, LIMIT);
    }

    /**
     * Removes a journal, if it is there.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    void drop(String runId) {
        try {
            Files.deleteIfExists(file(runId));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file(runId) + ": " + WholeFile.reason(e), e);
        }
    }

    private Path file(String runId) {
        return folder.resolve(PREFIX + runId + SUFFIX);
    }

    /** Returns how it is told that a line cannot be read. */
    SettingsException unreadable(String runId, int line) {
        return new SettingsException(
                List.of("%s: line %d is none of a journal; mend the file, or remove it (its run then begins anew)"
                        .formatted(file(runId), line)));
    }
}
