package dev.fhirseeder.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Turns what an operator wrote into {@link Settings}: the environment wins over the command line's {@code -D}, which
 * wins over {@code application.properties}.
 */
public final class SettingsReader {

    private final Map<String, String> environment;
    private final Map<String, String> properties;

    /**
     * Prepares the reading.
     *
     * @param environment the environment variables
     * @param properties the properties, the winning value of each; those that do not begin with {@code seeder.} are not
     *     ours
     */
    public SettingsReader(Map<String, String> environment, Map<String, String> properties) {
        this.environment = Map.copyOf(environment);
        this.properties = Map.copyOf(properties);
    }

    /**
     * Reads every setting.
     *
     * @throws SettingsException if a property of ours is unknown or a value is not valid; it names all of them
     */
    public Settings read() {
        List<String> problems = new ArrayList<>();
        Settings settings = read(problems);
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return settings;
    }

    /**
     * Reads every setting, for a caller who wants to look for more that is wrong.
     *
     * @param problems to which every fault is added; a setting that cannot be read is then as if left open
     */
    public Settings read(List<String> problems) {
        problems.addAll(unknown());
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> chosen = new HashSet<>();
        for (Setting<?> setting : Setting.all()) {
            try {
                String text = setting.isSecret() ? secret(setting) : text(setting);
                if (!text.isEmpty()) {
                    chosen.add(setting.variable());
                }
                enter(setting, text.isEmpty() ? setting.standard() : text, values, texts);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
                enter(setting, setting.standard(), values, texts);
            }
        }
        return new Settings(values, texts, chosen);
    }

    private static void enter(Setting<?> setting, String text, Map<String, Object> values, Map<String, String> texts) {
        if (!text.isEmpty()) {
            values.put(setting.variable(), setting.read(text));
            if (!setting.isSecret() && !SecretFile.isNamedBy(setting)) {
                texts.put(setting.property(), text);
            }
        }
    }

    /**
     * Returns what the operator wrote, empty if nothing. What is blank counts as not set: that is how container tools pass
     * on what nobody chose.
     */
    private String text(Setting<?> setting) {
        String variable = variable(setting).strip();
        String property = properties.getOrDefault(setting.property(), "").strip();
        return !variable.isEmpty() ? variable : property;
    }

    /**
     * Returns, in a sentence each, which variables are almost called like a setting that nobody has set. They may be somebody
     * else's, and are no fault.
     */
    public List<String> misspelt() {
        return new TreeSet<>(environment.keySet())
                .stream()
                        .flatMap(name -> Names.almost(name)
                                .filter(setting -> text(setting).isEmpty())
                                .map(setting -> "the environment variable %s is none of ours; did you mean %s?"
                                        .formatted(OneLine.of(name), setting.variable()))
                                .stream())
                        .toList();
    }

    /** Returns a secret, wherever it stands: by itself or in a file of its own. */
    private String secret(Setting<?> setting) {
        String text = text(setting);
        Setting<?> named = SecretFile.of(setting);
        String file = text(named);
        if (!text.isEmpty() && !file.isEmpty()) {
            throw new IllegalArgumentException("%s (%s): found both, expected it or %s (%s)"
                    .formatted(setting.variable(), setting.property(), named.variable(), named.property()));
        }
        return file.isEmpty()
                ? text
                : SecretFile.text(setting, SecretFile.of(setting).read(file));
    }

    /** As with curl, small letters win. */
    private String variable(Setting<?> setting) {
        String variable = environment.getOrDefault(setting.variable(), "");
        return TlsSetting.IN_SMALL_LETTERS.contains(setting)
                ? environment.getOrDefault(setting.variable().toLowerCase(Locale.ROOT), variable)
                : variable;
    }

    private List<String> unknown() {
        return Stream.concat(
                        new TreeSet<>(properties.keySet()).stream().filter(Names::isUnknownProperty),
                        new TreeSet<>(environment.keySet()).stream().filter(Names::isUnknownVariable))
                .map(name -> name + ": unknown" + Names.nearest(name))
                .toList();
    }
}
