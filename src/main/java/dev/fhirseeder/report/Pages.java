package dev.fhirseeder.report;

import dev.fhirseeder.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the last runs, as {@code <runId>.html}, and that of the last one of all as {@code latest.html}. A page is two hundred times
 * as large as a report, and a timer makes one a minute: the oldest go. Safe for use by many threads.
 */
final class Pages {

    private static final String ENDING = ".html";
    private static final String LATEST = "latest";

    private final Path folder;
    private final long most;
    private @Nullable Deque<Path> kept;
    private long last;

    /**
     * Prepares to keep pages.
     *
     * @param most of how many runs
     */
    Pages(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /**
     * Removes the latest page, which is not of the latest run any more.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    synchronized void withdraw() {
        Path latest = folder.resolve(LATEST + ENDING);
        try {
            Files.deleteIfExists(latest);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + latest + ": " + WholeFile.reason(e), e);
        }
    }

    /** Tells whether any are kept. */
    boolean areWanted() {
        return most > 0;
    }

    /**
     * Keeps the page of a run, and removes those of the oldest.
     *
     * @param turn when the run was told: of pages that come in another order, that of the run that was told last is the latest
     * @throws UncheckedIOException if it cannot be written, or an old one cannot be removed
     */
    synchronized void keep(String run, byte[] page, long turn) {
        try {
            if (kept == null) {
                kept = earlier();
            }
            Path file = folder.resolve(run + ENDING);
            kept.remove(file);
            kept.addLast(file);
            write(file, page, turn);
            while (kept.size() > most) {
                Files.deleteIfExists(kept.removeFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove old pages from " + folder + ": " + WholeFile.reason(e), e);
        }
    }

    /** Writes a page; if that of the run that was told last cannot be written, no other is the latest. */
    private void write(Path file, byte[] page, long turn) {
        boolean latest = turn > last;
        last = Math.max(last, turn);
        try {
            WholeFile.write(file, page);
            if (latest) {
                WholeFile.write(folder.resolve(LATEST + ENDING), page);
            }
        } catch (UncheckedIOException e) {
            if (latest) {
                withdraw();
            }
            throw e;
        }
    }

    /** Returns what earlier processes have left, the oldest first: pages beside which there is the report of the same run. */
    private Deque<Path> earlier() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayDeque<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Pages::isOfRun)
                    .sorted(Comparator.comparingLong(page -> page.toFile().lastModified()))
                    .collect(Collectors.toCollection(ArrayDeque::new));
        }
    }

    private static boolean isOfRun(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING)
                && !name.equals(LATEST + ENDING)
                && Files.exists(file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".json"));
    }
}
