package dev.fhirseeder;

import dev.fhirseeder.settings.SecretFile;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the process was given.
 *
 * @param folder the working directory, which holds {@code routes/} and {@code application.properties}
 * @param environment the environment variables
 * @param properties those of the command line, and those of the file that the command line does not name
 * @param arguments the names of those of the command line, which everybody on the machine can read
 */
public record Surroundings(
        Path folder, Map<String, String> environment, Map<String, String> properties, Set<String> arguments) {

    /** What was given without a command line. */
    public Surroundings(Path folder, Map<String, String> environment, Map<String, String> properties) {
        this(folder, environment, properties, Set.of());
    }

    /** The file of settings in the working directory. */
    static final String PROPERTIES_FILE = "application.properties";

    private static final String BROKERS = "CAMEL_COMPONENT_KAFKA_";

    /**
     * Looks around.
     *
     * @throws SettingsException if the properties file is there and not readable
     */
    public static Surroundings ofThisProcess() {
        return of(Path.of(""), System.getenv(), System.getProperties());
    }

    /**
     * Looks around.
     *
     * @param commandLine the properties of the command line; one of ours that is blank hides nothing
     * @throws SettingsException if the properties file is there and not readable
     */
    static Surroundings of(Path folder, Map<String, String> environment, Properties commandLine) {
        Properties properties = fromFile(folder.resolve(PROPERTIES_FILE));
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        commandLine.stringPropertyNames().forEach(name -> {
            String value = commandLine.getProperty(name);
            if (value.isBlank() && name.startsWith(Setting.PREFIX)) {
                texts.putIfAbsent(name, value);
            } else {
                texts.put(name, value);
            }
        });
        Set<String> arguments = commandLine.stringPropertyNames().stream()
                .filter(name -> !commandLine.getProperty(name).isBlank())
                .collect(Collectors.toSet());
        return new Surroundings(folder, environment, texts, arguments);
    }

    /** Returns the same surroundings, but for a setting that nothing else can override. */
    public Surroundings with(Setting<?> setting, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(setting.variable(), value);
        return new Surroundings(folder, changed, properties, arguments);
    }

    /** Returns what is wrong with where secrets were given: at best nothing. */
    List<String> openSecrets() {
        return secrets(arguments::contains)
                .map(setting ->
                        "%s (%s): found on the command line, which everybody on this machine can read; expected it as a variable, or %s"
                                .formatted(
                                        setting.variable(),
                                        setting.property(),
                                        SecretFile.of(setting).variable()))
                .toList();
    }

    /** Returns the secrets that stand in the file of settings, which is made to be passed on. */
    List<String> writtenSecrets() {
        return secrets(name -> !properties.getOrDefault(name, "").isBlank() && !arguments.contains(name))
                .map(Setting::variable)
                .toList();
    }

    private static Stream<? extends Setting<?>> secrets(Predicate<String> given) {
        return Setting.all().stream().filter(Setting::isSecret).filter(setting -> given.test(setting.property()));
    }

    /**
     * Returns what the variables say of how brokers are reached, by the names of Camel's properties. Camel 4.18 would look for
     * variables with dots in their names, and so finds none.
     */
    Map<String, String> brokers() {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(BROKERS))
                .collect(Collectors.toMap(
                        variable -> "camel.component.kafka."
                                + variable.getKey()
                                        .substring(BROKERS.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        Map.Entry::getValue,
                        (one, other) -> one));
    }

    /** Returns a reader of the settings. */
    public SettingsReader settings() {
        return new SettingsReader(environment, properties);
    }

    private static Properties fromFile(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(text);
            } catch (IOException | IllegalArgumentException e) {
                throw new SettingsException(List.of(file + ": not readable as properties: " + e.getMessage()));
            }
        }
        return properties;
    }
}
