package dev.fhirseeder.request;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.person.Criteria;
import dev.fhirseeder.settings.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }
}
