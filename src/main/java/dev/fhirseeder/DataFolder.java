package dev.fhirseeder;

import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which everything lies that the seeder writes. */
record DataFolder(Path path) {

    /** How many bytes are written to see whether there is room: more than any report or state takes; a page may be larger. */
    private static final int PROBE = 64 * 1024;

    static DataFolder of(Settings settings) {
        return new DataFolder(settings.get(Setting.DATA_DIR));
    }

    Path reports() {
        return path.resolve("reports");
    }

    Path deadLetters() {
        return path.resolve("dead-letter");
    }

    Path ledger() {
        return path.resolve("ledger");
    }

    /** Returns how many bytes the files of the ledger hold; those that go meanwhile do not count. */
    long ledgerBytes() {
        return bytes(ledger().toFile());
    }

    private static long bytes(File file) {
        File[] held = file.listFiles();
        return held == null
                ? file.length()
                : Stream.of(held).mapToLong(DataFolder::bytes).sum();
    }

    Path ndjson() {
        return path.resolve("ndjson");
    }

    Path bundles() {
        return path.resolve("bundles");
    }

    /**
     * Returns what stands against writing there, in one line: at best nothing. It is tried, in the folders themselves or where they
     * will be made, and nothing of it stays: each folder is made when it is first needed.
     */
    static List<String> problems(Settings settings) {
        DataFolder data = of(settings);
        List<String> reasons = refusal(data.path)
                .map(List::of)
                .orElseGet(() -> Stream.of(
                                data.reports(), data.deadLetters(), data.ledger(), data.ndjson(), data.bundles())
                        .map(DataFolder::refusal)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
        return reasons.isEmpty()
                ? List.of()
                : List.of("DATA_DIR (seeder.data-dir): found '%s', expected a folder that can be written; %s"
                        .formatted(data.path, String.join("; ", reasons)));
    }

    /** A full disk lets files and folders be made, but puts nothing in them. */
    static Optional<String> refusal(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            Path probe = Files.createTempDirectory(existing, "probe");
            try {
                WholeFile.write(probe.resolve("probe"), new byte[PROBE]);
            } finally {
                Files.deleteIfExists(probe.resolve("probe"));
                Files.delete(probe);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(existing + " cannot" + (Files.isDirectory(existing) ? ": " + WholeFile.reason(e) : ""));
        } catch (UncheckedIOException e) {
            return Optional.of(existing + " cannot: " + WholeFile.reason(Objects.requireNonNull(e.getCause())));
        }
    }
}
