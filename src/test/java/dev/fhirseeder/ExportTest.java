package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal requests leave equal files, byte for byte. */
class ExportTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @CsvSource({"ndjson, none", "ndjson, gzip", "ndjson, zstd"})
    void parallelism_and_bundle_size_change_no_byte_of_the_files(String sink, String compression) {
        // Given
        SortedMap<String, String> expected = files(
                seeding("expected", sink, compression, 0, 300)
                        .with("PARALLELISM", 1)
                        .with("BUNDLE_SIZE", 10),
                "expected");

        // When
        SortedMap<String, String> files = files(
                seeding("other", sink, compression, 0, 300)
                        .with("PARALLELISM", 8)
                        .with("BUNDLE_SIZE", 3),
                "other");

        // Then
        assertThat(files.keySet()).contains("ndjson/manifest.json");
        assertThat(files).isEqualTo(expected);
    }

    @Test
    void lines_are_no_bundles_and_none_are_counted() {
        // Given
        Seeding seeding = seeding("lines", "ndjson", "none", 0, 250);
        // When
        int exitCode = seeding.run();
        // Then
        assertThat(exitCode).isZero();
        assertThat(seeding.report().get("bundles").asLong()).isZero();
        assertThat(seeding.report().get("fhirUrl").asText())
                .startsWith("file:///")
                .endsWith("/ndjson/");
    }

    @Test
    void files_of_chunks_one_after_another_are_those_of_the_whole() {
        // Given
        SortedMap<String, String> whole = files(seeding("whole", "ndjson", "none", 0, 300), "whole");

        // When
        SortedMap<String, String> chunks = files(seeding("first", "ndjson", "none", 0, 100), "first");
        files(seeding("second", "ndjson", "none", 100, 200), "second")
                .forEach((name, bytes) -> chunks.merge(name, bytes, String::concat));

        // Then
        whole.remove("ndjson/manifest.json");
        chunks.remove("ndjson/manifest.json");
        assertThat(chunks).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"none, update, transaction, ''", "gzip, create, transaction, ''", "zstd, update, batch, 40"})
    void bundles_are_the_same_files_whoever_writes_them(
            String compression, String writeMode, String type, String most) {
        // Given
        SortedMap<String, String> expected =
                files(bundles("expected", compression, writeMode, type, most).with("PARALLELISM", 1), "expected");

        // When
        SortedMap<String, String> files =
                files(bundles("other", compression, writeMode, type, most).with("PARALLELISM", 8), "other");

        // Then
        assertThat(files).hasSizeGreaterThanOrEqualTo(8).isEqualTo(expected);
        assertThat(files.keySet())
                .allMatch(name -> name.startsWith("bundles/00009/00009") || name.startsWith("bundles/00010/00010"));
    }

    private Seeding bundles(String name, String compression, String writeMode, String type, String most) {
        return seeding(name, "bundles", compression, 99_970, 60)
                .with("WRITE_MODE", writeMode)
                .with("BUNDLE_TYPE", type)
                .with("MAX_ENTRIES", most)
                .with("BUNDLE_SIZE", 8);
    }

    private Seeding seeding(String name, String sink, String compression, int start, int people) {
        return new Seeding(data.resolve(name))
                .with("SINK", sink)
                .with("COMPRESSION", compression)
                .with("SEED", 7)
                .with("AS_OF", "2026-11-22")
                .with("START_INDEX", start)
                .with("NUM_RECORDS", people);
    }

    /** Runs to the end, and returns the bytes of all files that were written, one a character, by their paths. */
    private SortedMap<String, String> files(Seeding seeding, String name) {
        assertThat(seeding.run()).as("exit code").isZero();
        SortedMap<String, String> files = new TreeMap<>();
        for (String folder : new String[] {"ndjson", "bundles"}) {
            Path path = data.resolve(name).resolve(folder);
            try (Stream<Path> found = Files.isDirectory(path) ? Files.walk(path) : Stream.of()) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    files.put(
                            data.resolve(name).relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
