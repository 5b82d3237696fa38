package dev.fhirseeder.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the operator has chosen, or the defaults; immutable, and valid value by value. */
public final class Settings {

    private final Map<String, Object> values;
    private final Map<String, String> texts;
    private final Set<String> chosen;

    Settings(Map<String, Object> values, Map<String, String> texts, Set<String> chosen) {
        this.values = Map.copyOf(values);
        this.texts = new LinkedHashMap<>(texts);
        this.chosen = Set.copyOf(chosen);
    }

    /** Tells whether the operator has chosen this setting, be it the default. */
    public boolean isChosen(Setting<?> setting) {
        return chosen.contains(setting.variable());
    }

    /**
     * Returns the value of a setting that has a default.
     *
     * @throws IllegalStateException if the setting has no default and was left open
     */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new IllegalStateException(setting.variable() + " has no default and was left open"));
    }

    /** Returns the value of a setting, or nothing if it has no default and was left open. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting.variable()));
    }

    /** Returns each setting that has a value, by its property, as it was written. */
    public Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    /**
     * Returns the settings for routes, by their properties: durations in milliseconds, as Camel reads them, and no
     * secret.
     */
    public Map<String, Object> placeholders() {
        Map<String, Object> placeholders = new LinkedHashMap<>(texts);
        values.forEach((variable, value) -> {
            if (value instanceof Duration duration) {
                placeholders.put(Setting.property(variable), Long.toString(duration.toMillis()));
            }
        });
        Setting.all().stream().filter(Setting::isSecret).map(Setting::property).forEach(placeholders::remove);
        return placeholders;
    }
}
