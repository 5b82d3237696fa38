package dev.fhirseeder.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The settings of one class, in the order in which it declares them, which is that in which people read them. */
final class Declared {

    private final List<Setting<?>> settings = new ArrayList<>();

    /**
     * Declares a setting.
     *
     * @param standard the default as one would write it; empty if there is none
     */
    <T> Setting<T> setting(String variable, String standard, String meaning, Kind<T> kind) {
        Setting<T> setting = new Setting<>(variable, standard, meaning, kind);
        settings.add(setting);
        return setting;
    }

    /** Declares a setting that may be left open. */
    <T> Setting<T> setting(String variable, String meaning, Kind<T> kind) {
        return setting(variable, "", meaning, kind);
    }

    /** Declares a secret and, behind it, the setting that names a file to read it from. */
    <T> Setting<T> secret(String variable, String meaning, Kind<T> kind) {
        Setting<T> secret = setting(variable, meaning, kind.secret());
        settings.add(SecretFile.of(secret));
        return secret;
    }

    /** Returns them. */
    Stream<Setting<?>> all() {
        return settings.stream();
    }
}
