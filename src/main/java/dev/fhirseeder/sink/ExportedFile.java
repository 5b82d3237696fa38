package dev.fhirseeder.sink;

import dev.fhirseeder.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of an export.
 *
 * @param path where it lies
 * @param type of its resources
 * @param compression how it is compressed
 * @param count how many resources it has, as the manifest says
 * @param bytes its length
 */
public record ExportedFile(Path path, String type, Compression compression, long count, long bytes) {

    /**
     * Looks at a file.
     *
     * @throws ExportException if it is not there
     */
    static ExportedFile of(Path path, String type, Compression compression, long count) {
        if (!Files.isRegularFile(path)) {
            throw new ExportException("%s: found %s, expected the file that %s names"
                    .formatted(path, Files.exists(path) ? "no file" : "nothing", NdjsonFolder.MANIFEST));
        }
        try {
            return new ExportedFile(path, type, compression, count, Files.size(path));
        } catch (IOException e) {
            throw new ExportException("%s: cannot be read: %s".formatted(path, WholeFile.reason(e)));
        }
    }

    /** Returns its name. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Opens it to be read line by line.
     *
     * @throws ExportException if it cannot be read
     */
    public ExportedLines open() {
        compression.problem().ifPresent(problem -> {
            throw new ExportException("%s: cannot be decompressed here: %s".formatted(path, problem));
        });
        try {
            InputStream raw = Files.newInputStream(path);
            try {
                return new ExportedLines(path, compression.decompress(raw));
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ExportException("%s: cannot be read: %s".formatted(path, WholeFile.reason(e)));
        }
    }
}
