package dev.fhirseeder.request;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.person.Criteria;
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
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads a request from what a message says, falling back to the settings. The words that a message may use are those of
 * {@link #WORDS}; each is read and checked as the setting of that name is.
 */
public final class RequestReader {

    /** What a message may state, and the setting that it stands for. */
    public static final Map<String, Setting<?>> WORDS = ImmutableMap.<String, Setting<?>>builder()
            .putAll(Words.PEOPLE)
            .putAll(Words.DELIVERY)
            .buildOrThrow();

    /** Those of them that say whom to make. */
    public static final Map<String, Setting<?>> PEOPLE = Words.PEOPLE;

    private final Settings settings;
    private final RequestRules rules;
    private final Supplier<LocalDate> today;
    private final LongSupplier freshSeed;
    private final Function<Settings, List<String>> delivery;

    /**
     * Prepares the reading.
     *
     * @param settings what a message leaves out
     * @param rules what the data files allow
     * @param today the date in UTC, for a request that names none
     * @param freshSeed draws a seed, for a request that names none
     */
    public RequestReader(Settings settings, RequestRules rules, Supplier<LocalDate> today, LongSupplier freshSeed) {
        this(settings, rules, today, freshSeed, chosen -> List.of());
    }

    private RequestReader(
            Settings settings,
            RequestRules rules,
            Supplier<LocalDate> today,
            LongSupplier freshSeed,
            Function<Settings, List<String>> delivery) {
        this.settings = settings;
        this.rules = rules;
        this.today = today;
        this.freshSeed = freshSeed;
        this.delivery = delivery;
    }

    /**
     * Returns a reader that also looks at how people are to travel.
     *
     * @param faults says of settings, with what a message states instead, what stands against that; at best nothing
     */
    public RequestReader with(Function<Settings, List<String>> faults) {
        return new RequestReader(settings, rules, today, freshSeed, faults);
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
     * Refuses words that a message states and that say nothing: they would do away with what the operator has chosen.
     *
     * @throws SettingsException if there are some; it names each
     */
    public static void checkBlanks(Map<String, ?> message) {
        List<String> blank = WORDS.keySet().stream()
                .filter(word -> message.get(word) != null
                        && message.get(word).toString().isBlank())
                .map(word -> "%s: found nothing, expected %s"
                        .formatted(word, Objects.requireNonNull(WORDS.get(word)).expected()))
                .toList();
        if (!blank.isEmpty()) {
            throw new SettingsException(blank);
        }
    }

    /**
     * Reads a request that was made before.
     *
     * @param message as in {@link #read(Map)}
     * @param remembered words for what neither the message nor the settings state; what they state must not be other
     * @throws SettingsException if the request cannot be; it names every fault
     */
    public GenerationRequest read(Map<String, ?> message, Map<String, String> remembered) {
        return order(message, remembered).request();
    }

    /** As {@link #read(Map, Map)}, with what is said of the delivery. */
    public Order order(Map<String, ?> message, Map<String, String> remembered) {
        Map<String, String> known = Words.complete(remembered);
        Map<String, String> properties = new HashMap<>();
        Setting.all().stream()
                .filter(settings::isChosen)
                .map(Setting::property)
                .filter(settings.texts()::containsKey) // secrets are none of a request's
                .forEach(property -> properties.put(
                        property, Objects.requireNonNull(settings.texts().get(property))));
        Set<String> stated = new TreeSet<>();
        WORDS.forEach((word, setting) -> {
            if (message.get(word) != null) {
                properties.put(setting.property(), message.get(word).toString());
                stated.add(word);
            } else if (settings.isChosen(setting)) {
                stated.add(word);
            } else if (known.containsKey(word)) {
                properties.put(setting.property(), known.get(word));
            }
        });
        List<String> problems = new ArrayList<>();
        Settings chosen = new SettingsReader(Map.of(), properties).read(problems);
        GenerationRequest request = request(chosen); // what could not be read is as if left open
        problems.addAll(rules.problems(request));
        problems.addAll(delivery.apply(chosen));
        stated.retainAll(known.keySet());
        stated.forEach(word -> contradiction(word, words(request), known).ifPresent(problems::add));
        refuse(problems, message);
        return new Order(request, chosen);
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
        refuse(rules.problems(request), Map.of());
        return request;
    }

    private static void refuse(List<String> problems, Map<String, ?> message) {
        if (!problems.isEmpty()) {
            throw inWords(new SettingsException(problems), message);
        }
    }

    /**
     * Returns a refusal as whoever wrote the message understands it: what the message states wrongly bears its word, and what is
     * said of it names words, not settings. Of a message that states nothing, and of what comes from a setting, the setting is named.
     */
    public static SettingsException inWords(SettingsException refusal, Map<String, ?> message) {
        Set<String> stated = new TreeSet<>(WORDS.keySet());
        stated.removeIf(word -> message.get(word) == null);
        return stated.isEmpty() ? refusal : refusal.reworded(problem -> Words.in(problem, stated));
    }

    /** Returns the words that ask for this request again. */
    public static Map<String, String> words(GenerationRequest request) {
        return Words.of(request);
    }

    /** Returns words that were written down before there were as many, with those that they lack. */
    public static Map<String, String> complete(Map<String, String> remembered) {
        return Words.complete(remembered);
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
                chosen.get(Setting.COMPLETENESS),
                new Criteria(
                        chosen.find(Setting.AGE_FROM).orElse(null),
                        chosen.find(Setting.AGE_TO).orElse(null),
                        chosen.find(Setting.CITY).orElse(List.of())));
    }
}
