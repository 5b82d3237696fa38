package dev.fhirseeder.request;

import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import dev.fhirseeder.settings.SettingsReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads a request from what a message says, falling back to the settings. The words that a message may use are those of
 * {@link #WORDS}; each is read and checked as the setting of that name is.
 */
public final class RequestReader {

    /** What a message may state, and the setting that it stands for. */
    public static final Map<String, Setting<?>> WORDS = Map.of(
            "pt", Setting.PT,
            "records", Setting.NUM_RECORDS,
            "seed", Setting.SEED,
            "startIndex", Setting.START_INDEX,
            "asOf", Setting.AS_OF,
            "populationDate", Setting.POPULATION_DATE,
            "vaccines", Setting.VACCINES,
            "healthNumbers", Setting.HEALTH_NUMBERS,
            "completeness", Setting.COMPLETENESS);

    private final Settings settings;
    private final RequestRules rules;
    private final Supplier<LocalDate> today;
    private final LongSupplier freshSeed;

    /**
     * Prepares the reading.
     *
     * @param settings what a message leaves out
     * @param rules what the data files allow
     * @param today the date in UTC, for a request that names none
     * @param freshSeed draws a seed, for a request that names none
     */
    public RequestReader(Settings settings, RequestRules rules, Supplier<LocalDate> today, LongSupplier freshSeed) {
        this.settings = settings;
        this.rules = rules;
        this.today = today;
        this.freshSeed = freshSeed;
    }

    /**
     * Reads a request.
     *
     * @param message the words of {@link #WORDS} with their values, whose text form is read; other words are ignored
     * @throws SettingsException if the request cannot be; it names every fault
     */
    public GenerationRequest read(Map<String, ?> message) {
        return read(message, Map.of());
    }

    /**
     * Reads a request that was made before.
     *
     * @param message as in {@link #read(Map)}
     * @param remembered words for what neither the message nor the settings state; what they state must not be other
     * @throws SettingsException if the request cannot be; it names every fault
     */
    public GenerationRequest read(Map<String, ?> message, Map<String, String> remembered) {
        Map<String, String> properties = new HashMap<>(settings.texts());
        Set<String> stated = new TreeSet<>();
        WORDS.forEach((word, setting) -> {
            if (message.get(word) != null) {
                properties.put(setting.property(), message.get(word).toString());
                stated.add(word);
            } else if (settings.isChosen(setting)) {
                stated.add(word);
            } else if (remembered.containsKey(word)) {
                properties.put(setting.property(), remembered.get(word));
            }
        });
        GenerationRequest request = request(new SettingsReader(Map.of(), properties).read());
        List<String> problems = new ArrayList<>(rules.problems(request));
        stated.retainAll(remembered.keySet());
        stated.forEach(word -> contradiction(word, words(request), remembered).ifPresent(problems::add));
        return refuse(request, problems);
    }

    private static Optional<String> contradiction(
            String word, Map<String, String> stated, Map<String, String> remembered) {
        Setting<?> setting = Objects.requireNonNull(WORDS.get(word));
        return Objects.equals(stated.get(word), remembered.get(word))
                ? Optional.empty()
                : Optional.of(
                        "%s (%s): found '%s', expected '%s', as the run of this RUN_ID was asked before; leave it out, or choose another RUN_ID"
                                .formatted(
                                        setting.variable(),
                                        setting.property(),
                                        stated.get(word),
                                        remembered.get(word)));
    }

    /**
     * Returns the request itself if it can be.
     *
     * @throws SettingsException if it cannot; it names every fault
     */
    public GenerationRequest check(GenerationRequest request) {
        return refuse(request, rules.problems(request));
    }

    private static GenerationRequest refuse(GenerationRequest request, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return request;
    }

    /** Returns the words that ask for this request again. */
    public static Map<String, String> words(GenerationRequest request) {
        return Map.of(
                "pt", String.join(",", request.pts()),
                "records", Long.toString(request.records()),
                "seed", Long.toString(request.seed()),
                "startIndex", Long.toString(request.startIndex()),
                "asOf", request.asOf().toString(),
                "populationDate", request.populationDate().toString(),
                "vaccines", String.join(",", request.vaccines()),
                "healthNumbers", request.healthNumbers().text(),
                "completeness", Double.toString(request.completeness()));
    }

    private GenerationRequest request(Settings chosen) {
        LocalDate asOf = chosen.find(Setting.AS_OF).orElseGet(today);
        return new GenerationRequest(
                chosen.get(Setting.PT),
                chosen.get(Setting.NUM_RECORDS),
                chosen.get(Setting.START_INDEX),
                chosen.find(Setting.SEED).orElseGet(freshSeed::getAsLong),
                asOf,
                chosen.find(Setting.POPULATION_DATE).orElse(asOf),
                chosen.find(Setting.VACCINES).orElse(List.of()),
                NumberStyle.of(chosen.get(Setting.HEALTH_NUMBERS)),
                chosen.get(Setting.COMPLETENESS));
    }
}
