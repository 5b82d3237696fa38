package dev.fhirseeder;

import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the process was given.
 *
 * @param folder the working directory, which holds {@code routes/} and {@code application.properties}
 * @param environment the environment variables
 * @param properties those of the command line, and those of the file that the command line does not name
 */
record Surroundings(Path folder, Map<String, String> environment, Map<String, String> properties) {

    /** The file of settings in the working directory. */
    static final String PROPERTIES_FILE = "application.properties";

    /**
     * Looks around.
     *
     * @throws SettingsException if the properties file is there and not readable
     */
    static Surroundings ofThisProcess() {
        Path folder = Path.of("");
        Properties properties = fromFile(folder.resolve(PROPERTIES_FILE));
        properties.putAll(System.getProperties());
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return new Surroundings(folder, System.getenv(), texts);
    }

    /** Returns a reader of the settings. */
    SettingsReader settings() {
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
