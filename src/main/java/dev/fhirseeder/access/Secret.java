package dev.fhirseeder.access;

import dev.fhirseeder.settings.SecretFile;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret as it is now: that of the settings, or if it lies in a file, what the file says. A file that is gone or no good
 * for a moment, as while it is being replaced, says what it said before.
 *
 * @param <T> the type of its value
 */
final class Secret<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Secret.class);

    private final Setting<T> setting;
    private final @Nullable Path file;
    private T value;
    private Optional<Stamp> stamp = Optional.empty();

    /** By what one sees that a file is another than it was. */
    private record Stamp(Object time, long size, @Nullable Object key) {}

    private Secret(Setting<T> setting, @Nullable Path file, T value) {
        this.setting = setting;
        this.file = file;
        this.value = value;
    }

    /** Returns the secret of a setting; nothing if it has none. */
    static <T> Optional<Secret<T>> of(Settings settings, Setting<T> setting) {
        Path file = settings.find(SecretFile.of(setting)).orElse(null);
        return settings.find(setting).map(value -> new Secret<>(setting, file, value));
    }

    /** Returns the value, read again if the file has changed. */
    synchronized T value() {
        if (file != null) {
            Optional<Stamp> now = stamp(file);
            if (now.isPresent() && !now.equals(stamp)) {
                read(file);
                stamp = now;
            }
        }
        return value;
    }

    /** Returns the value, read again whether the file looks changed or not. */
    synchronized T again() {
        stamp = Optional.empty();
        return value();
    }

    private void read(Path from) {
        try {
            value = SecretFile.value(setting, from);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}; what it said before holds", e.getMessage());
        }
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(is.lastModifiedTime(), is.size(), is.fileKey()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
