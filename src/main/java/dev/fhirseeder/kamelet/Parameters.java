package dev.fhirseeder.kamelet;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.Facts;
import dev.fhirseeder.request.Order;
import dev.fhirseeder.request.RequestDocument;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.AccessSetting;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the parameters of one Kamelet say. To it they are what the settings are to the application: what a message leaves out
 * comes from them, and what they leave out is the default of the setting.
 */
final class Parameters {

    /** The parameter that says what a message holds. */
    private static final String EMIT = "emit";

    /** What a server is told, beside the words of a request. */
    private static final Map<String, Setting<?>> OF_A_SERVER = Map.of(
            "fhirUrl",
            Setting.FHIR_URL,
            "token",
            AccessSetting.FHIR_TOKEN,
            "responseTimeout",
            Setting.RESPONSE_TIMEOUT);

    private static final Map<String, Setting<?>> KNOWN = ImmutableMap.<String, Setting<?>>builder()
            .putAll(RequestReader.WORDS)
            .putAll(OF_A_SERVER)
            .buildOrThrow();

    /** What the application alone knows: where its sinks are, and the ledger of its runs. */
    private static final Set<String> OF_THE_APPLICATION = Set.of("sink", "runId");

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** Returns the parameters by their names, for Camel to fill in. */
    Map<String, String> texts() {
        return texts;
    }

    /** Returns what a message holds. */
    Emission emission() {
        return Emission.of(texts.getOrDefault(EMIT, Emission.BUNDLE.word())).orElse(Emission.BUNDLE);
    }

    /**
     * Returns the parameters as settings.
     *
     * @throws SettingsException if one is unknown or no good; it names every fault by its parameter
     */
    Settings settings() {
        List<String> problems = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        new TreeMap<>(texts).forEach((name, value) -> {
            if (KNOWN.containsKey(name) && !OF_THE_APPLICATION.contains(name)) {
                properties.put(KNOWN.get(name).property(), value);
            } else if (!name.equals(EMIT)) {
                problems.add(name + ": unknown to a Kamelet");
            } else if (Emission.of(value).isEmpty()) {
                problems.add("emit: found '%s', expected one of bundle, resource, whole".formatted(value));
            }
        });
        Settings settings = new SettingsReader(Map.of(), properties).read(problems);
        refuse(problems.stream().map(Parameters::inWords).toList());
        return settings;
    }

    /**
     * Returns what these parameters ask for.
     *
     * @throws SettingsException if that cannot be; it names every fault by its parameter
     */
    Order order() {
        return order(Map.of());
    }

    /**
     * Returns what a message asks for.
     *
     * @param words of a request, which count more than the parameters of the same names
     * @throws SettingsException if that cannot be; it names every fault by its word
     */
    Order order(Map<String, String> words) {
        Settings settings = settings();
        Map<String, String> stated = new HashMap<>(texts);
        stated.keySet().retainAll(RequestReader.WORDS.keySet());
        stated.putAll(words);
        Order order = Facts.shared().requests(settings).order(stated, Map.of());
        if (emission() == Emission.WHOLE && order.request().records() > Emission.MOST_OF_A_WHOLE) {
            refuse(List.of(String.format(
                    Locale.ROOT,
                    "records: found '%d', expected at most %,d with emit=whole",
                    order.request().records(),
                    Emission.MOST_OF_A_WHOLE)));
        }
        return order;
    }

    /**
     * Returns what a message asks for.
     *
     * @param json a request, as {@code request.schema.json} has it; blank asks for what the parameters say
     * @throws SettingsException if that cannot be; it names every fault by its word
     */
    Order order(String json) {
        if (json.isBlank()) {
            return order();
        }
        Map<String, String> words = new RequestDocument(Facts.shared().requests(settings())).read(json);
        refuse(words.keySet().stream()
                .filter(OF_THE_APPLICATION::contains)
                .map(word -> word + ": unknown to a Kamelet")
                .toList());
        return order(words);
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    /** Puts the parameter in the place of the setting that it stands for. */
    private static String inWords(String problem) {
        for (Map.Entry<String, Setting<?>> known : KNOWN.entrySet()) {
            Setting<?> setting = known.getValue();
            String name = "%s (%s)".formatted(setting.variable(), setting.property());
            if (problem.startsWith(name)) {
                return known.getKey() + problem.substring(name.length());
            }
        }
        return problem;
    }
}
