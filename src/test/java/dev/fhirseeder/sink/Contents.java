package dev.fhirseeder.sink;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What lies in a folder, as it is read. */
final class Contents {

    private Contents() {}

    /** Returns the bytes of each file below a folder, one byte a character, by its path. */
    static SortedMap<String, String> of(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            SortedMap<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the lines of a file, however it is compressed. */
    static List<String> lines(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = decompressed(file.toString(), raw)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream decompressed(String name, InputStream raw) throws IOException {
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(raw);
        }
        return name.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
    }
}
