package dev.fhirseeder.kamelet;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.Facts;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the parameters of one Kamelet say. To it they are what the settings are to the application: what a message leaves out
 * comes from them, and what they leave out is the default of the setting.
 */
final class Parameters {

    /** The parameter that says what a message holds. */
    static final String EMIT = "emit";

    /** What a server is told, beside the words of a request. */
    private static final Map<String, Setting<?>> OF_A_SERVER = Map.of(
            "fhirUrl", Setting.FHIR_URL, "token", Setting.FHIR_TOKEN, "responseTimeout", Setting.RESPONSE_TIMEOUT);

    private static final Map<String, Setting<?>> KNOWN = ImmutableMap.<String, Setting<?>>builder()
            .putAll(RequestReader.WORDS)
            .putAll(OF_A_SERVER)
            .buildOrThrow();

    private final Map<String, String> words = new ConcurrentHashMap<>();

    /** Returns the parameters by their names, for Camel to fill in. */
    Map<String, String> words() {
        return words;
    }

    /** Returns what a message holds. */
    Emission emission() {
        return Emission.of(words.getOrDefault(EMIT, Emission.BUNDLE.word())).orElse(Emission.BUNDLE);
    }

    /**
     * Returns the parameters as settings.
     *
     * @throws SettingsException if one is unknown or no good; it names every fault by its parameter
     */
    Settings settings() {
        List<String> problems = new ArrayList<>();
        Map<String, String> properties = new TreeMap<>();
        new TreeMap<>(words).forEach((name, value) -> {
            Setting<?> setting = KNOWN.get(name);
            if (setting != null) {
                properties.put(setting.property(), value);
            } else if (!name.equals(EMIT)) {
                problems.add(name + ": unknown; expected some of " + String.join(", ", KNOWN.keySet()));
            } else if (Emission.of(value).isEmpty()) {
                problems.add("emit: found '%s', expected one of bundle, resource, whole".formatted(value));
            }
        });
        Settings settings = new SettingsReader(Map.of(), properties).read(problems);
        refuse(problems);
        return settings;
    }

    /** Returns a reader of what messages ask, which knows these parameters. */
    RequestReader requests() {
        return Facts.shared().requests(settings());
    }

    /**
     * Throws what is wrong, if anything is, in the words of parameters.
     *
     * @throws SettingsException if there is a problem
     */
    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SettingsException(
                    problems.stream().map(Parameters::inWords).toList());
        }
    }

    /** Puts the parameter in the place of the setting that it stands for. */
    static String inWords(String problem) {
        String told = problem;
        for (Map.Entry<String, Setting<?>> word : KNOWN.entrySet()) {
            Setting<?> setting = word.getValue();
            told = told.replace("%s (%s)".formatted(setting.variable(), setting.property()), word.getKey());
        }
        return told;
    }

    /** Returns the value of a parameter, null if it is not given. */
    @Nullable
    String get(String name) {
        return words.get(name);
    }
}
