package dev.fhirseeder.request;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.settings.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a message that asks for people, and what a request is in these words. */
final class Words {

    /** Whom to make. */
    static final ImmutableMap<String, Setting<?>> PEOPLE = ImmutableMap.<String, Setting<?>>builder()
            .put("pt", Setting.PT)
            .put("records", Setting.NUM_RECORDS)
            .put("seed", Setting.SEED)
            .put("startIndex", Setting.START_INDEX)
            .put("asOf", Setting.AS_OF)
            .put("populationDate", Setting.POPULATION_DATE)
            .put("vaccines", Setting.VACCINES)
            .put("ageFrom", Setting.AGE_FROM)
            .put("ageTo", Setting.AGE_TO)
            .put("city", Setting.CITY)
            .put("healthNumbers", Setting.HEALTH_NUMBERS)
            .put("completeness", Setting.COMPLETENESS)
            .build();

    /** How they go, and the name of their run. */
    static final ImmutableMap<String, Setting<?>> DELIVERY = ImmutableMap.of(
            "bundleSize", Setting.BUNDLE_SIZE,
            "sink", Setting.SINK,
            "runId", Setting.RUN_ID);

    private static final ImmutableMap<String, String> OF_SETTINGS = Stream.concat(
                    PEOPLE.entrySet().stream(), DELIVERY.entrySet().stream())
            .collect(ImmutableMap.toImmutableMap(word -> word.getValue().variable(), Map.Entry::getKey));

    /** Where a fault is, and what is said of it. */
    private static final Pattern FAULT = Pattern.compile("([^:]*)(:.*)", Pattern.DOTALL);

    /** What is quoted, as it was written, or the name of a setting. */
    private static final Pattern NAME =
            Pattern.compile("'[^']*'|\\b(" + String.join("|", OF_SETTINGS.keySet()) + ")\\b");

    private Words() {}

    /** Returns the words that ask for this request again. */
    static Map<String, String> of(GenerationRequest request) {
        Criteria criteria = request.criteria();
        return ImmutableMap.<String, String>builder()
                .put("pt", String.join(",", request.pts()))
                .put("records", Long.toString(request.records()))
                .put("seed", Long.toString(request.seed()))
                .put("startIndex", Long.toString(request.startIndex()))
                .put("asOf", request.asOf().toString())
                .put("populationDate", request.populationDate().toString())
                .put("vaccines", String.join(",", request.vaccines()))
                .put("ageFrom", text(criteria.ageFrom()))
                .put("ageTo", text(criteria.ageTo()))
                .put("city", String.join(",", criteria.places()))
                .put("healthNumbers", request.healthNumbers().text())
                .put("completeness", Double.toString(request.completeness()))
                .build();
    }

    /** Returns what was written down before there were all these words, with those that it lacks; empty stays empty. */
    static Map<String, String> complete(Map<String, String> remembered) {
        Map<String, String> words = new HashMap<>(remembered);
        if (!words.isEmpty()) {
            List.of("ageFrom", "ageTo", "city").forEach(word -> words.putIfAbsent(word, ""));
        }
        return words;
    }

    /**
     * Returns a fault in the words of a message.
     *
     * @param stated the words that the message states: only what it states can be at fault in it
     */
    static String in(String problem, Set<String> stated) {
        Matcher parts = FAULT.matcher(problem);
        if (!parts.matches()) {
            return problem;
        }
        return place(parts.group(1), stated)
                + NAME.matcher(parts.group(2))
                        .replaceAll(found ->
                                Matcher.quoteReplacement(OF_SETTINGS.getOrDefault(found.group(), found.group())));
    }

    private static String place(String setting, Set<String> stated) {
        if (setting.equals(RequestRules.RANGE) && (stated.contains("records") || stated.contains("startIndex"))) {
            return "records and startIndex";
        }
        String word = OF_SETTINGS.getOrDefault(setting.replaceFirst(" \\(.*", ""), "");
        return stated.contains(word) ? word : setting;
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }
}
