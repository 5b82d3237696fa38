package dev.fhirseeder.sink;

import dev.fhirseeder.run.Indices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Bundles lie as files: named by the index of their first person with as many digits as any has, so that their order
 * is that of the people, in a folder for each ten thousand indices.
 *
 * @param path of the folder
 * @param suffix that tells how they are compressed; empty for not at all
 */
record BundleFolder(Path path, String suffix) {

    private static final Pattern NAME = Pattern.compile("(\\d{9})(-\\d{5})?\\.json(\\.gz|\\.zst)?(\\.\\d+\\.part)?");
    private static final long A_FOLDER = 10_000;

    /**
     * Returns where a Bundle is to lie.
     *
     * @param first the index of the first person
     * @param part the number of the Bundle, from 0, if the people need several
     * @param parts how many they need
     */
    Path file(long first, int part, int parts) {
        return path.resolve("%05d".formatted(first / A_FOLDER))
                .resolve("%09d%s.json%s".formatted(first, parts == 1 ? "" : "-%05d".formatted(part), suffix));
    }

    /**
     * Removes all Bundles but those of some people, those that are compressed in another way, and what a broken process has
     * not written to its end. Whatever else lies there is left alone.
     *
     * @return how many files were removed
     * @throws IOException if they cannot be removed
     */
    int clear(Indices kept) throws IOException {
        if (!Files.isDirectory(path)) {
            return 0;
        }
        int removed = 0;
        try (Stream<Path> folders = Files.list(path)) {
            for (Path folder : folders.filter(BundleFolder::isOurs).toList()) {
                removed += clear(folder, kept);
            }
            return removed;
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static boolean isOurs(Path folder) {
        return folder.getFileName().toString().matches("\\d{5}") && Files.isDirectory(folder);
    }

    private int clear(Path folder, Indices kept) throws IOException {
        int removed = 0;
        List<Path> files = list(folder);
        for (Path file : files) {
            if (isUnwanted(file.getFileName().toString(), kept)) {
                Files.delete(file);
                removed++;
            }
        }
        if (removed == files.size()) {
            Files.delete(folder);
        }
        return removed;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private boolean isUnwanted(String name, Indices kept) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && !(kept.contains(Long.parseLong(matcher.group(1))) && name.endsWith(".json" + suffix));
    }
}
