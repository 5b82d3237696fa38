package dev.fhirseeder.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that holds a secret and nothing else, as Docker and Kubernetes lay it down. */
public final class SecretFile {

    /** More than any secret of ours has, in bytes: what is larger is another file. */
    private static final long LONGEST = 65_536;

    private SecretFile() {}

    /** Returns the setting that names the file of a secret. */
    public static Setting<Path> of(Setting<?> secret) {
        String variable = secret.variable();
        return new Setting<>(variable + "_FILE", "", "a file that holds " + variable + " and nothing else", Kind.FILE);
    }

    /** Tells whether a setting names the file of a secret. */
    static boolean isNamedBy(Setting<?> setting) {
        return Setting.all().stream()
                .filter(Setting::isSecret)
                .map(SecretFile::of)
                .anyMatch(file -> file.variable().equals(setting.variable()));
    }

    /** Returns what lies in the file of a secret, as it was written, be it a value of the setting or not. */
    static String text(Setting<?> setting, Path file) {
        return read(of(setting), file);
    }

    /**
     * Reads a secret.
     *
     * @param setting whose value lies there
     * @param file which may have white space around the secret, above all a line break behind it
     * @throws IllegalArgumentException if it cannot be read, or is no value of the setting; the message names the setting or
     *     the file, and nothing of what is in it
     */
    public static <T> T value(Setting<T> setting, Path file) {
        return setting.read(read(of(setting), file));
    }

    private static String read(Setting<Path> setting, Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
                throw refused(setting, file, "a plain file of at most 64 kB that is there");
            }
            String text =
                    withoutMark(Files.readString(file, StandardCharsets.UTF_8)).strip();
            if (text.isEmpty()) {
                throw refused(setting, file, "a file that is not empty");
            }
            return text;
        } catch (IOException e) {
            throw refused(setting, file, "a file of text that can be read");
        }
    }

    /** Editors of Windows begin a text with a mark of its encoding, which nobody sees and no server takes for a part of a password. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static IllegalArgumentException refused(Setting<Path> setting, Path file, String expected) {
        return new IllegalArgumentException(
                "%s (%s): found '%s', expected %s".formatted(setting.variable(), setting.property(), file, expected));
    }
}
