package dev.fhirseeder.trigger;

import com.google.common.hash.Hashing;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file that was dropped into the inbox, as it was when it was read. */
final class Dropped {

    /** A request of every word that there is takes less than a thousandth of it. */
    private static final int LARGEST = 1 << 20;

    private static final int DIGITS = 10;
    private static final int LONGEST_NAME = 50;

    private final Path path;
    private final String runId;
    private final byte[] bytes;

    private Dropped(Path path, String runId, byte[] bytes) {
        this.path = path;
        this.runId = runId;
        this.bytes = bytes;
    }

    /**
     * Reads a file, or its beginning if it is too large to be a request.
     *
     * @throws IOException if it cannot be read
     */
    static Dropped read(Path path) throws IOException {
        try (var content = Files.newInputStream(path)) {
            byte[] bytes = content.readNBytes(LARGEST + 1);
            String digits = Hashing.sha256()
                    .newHasher()
                    .putLong(Files.getLastModifiedTime(path).toMillis())
                    .putBytes(bytes)
                    .hash()
                    .toString()
                    .substring(0, DIGITS);
            return new Dropped(path, name(path, digits), bytes);
        }
    }

    /** A file that comes back from {@code done/} or {@code failed/} bears the digits already. */
    private static String name(Path path, String digits) {
        String name = path.getFileName()
                .toString()
                .replaceFirst("(?i)[.]json$", "")
                .replaceAll("[^A-Za-z0-9._-]", "-")
                .replaceFirst("^[._-]+", "");
        if (name.endsWith("-" + digits)) {
            return name;
        }
        String beginning = name.isEmpty() ? "request" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return beginning + "-" + digits;
    }

    /**
     * Tells whether it still lies there as it was: not if it has gone, or another has taken its place.
     *
     * @throws IOException if what lies there cannot be read
     */
    boolean isThere() throws IOException {
        try {
            return read(path).runId.equals(runId);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Returns where it lies. */
    Path path() {
        return path;
    }

    /** Returns the name of its run: that of the file, and a few digits of its content and of the time of its last change. */
    String runId() {
        return runId;
    }

    /**
     * Returns the content.
     *
     * @throws SettingsException if it is no text of the length of a request
     */
    String text() {
        if (bytes.length > LARGEST) {
            throw new SettingsException(
                    List.of("the request: found more than %,d bytes, expected a JSON object of the words of a request"
                            .formatted(LARGEST)));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new SettingsException(List.of("the request: found bytes that are no UTF-8, expected a JSON object"));
        }
    }
}
