package dev.fhirseeder.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal: what has become of some people.
 *
 * @param outcome what has become of them
 * @param people who they are, as {@link Indices#toString()} writes it
 * @param resources how many resources of each type have arrived; empty for all other outcomes
 * @param bundles how many Bundles they came in; 0 for all other outcomes
 * @param bytes the length of those Bundles
 * @param files the length of each file at a checkpoint, by its name; empty where people go to a server
 */
record Entry(
        Outcome outcome,
        Indices people,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> resources,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long bundles,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long bytes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> files) {

    /** What has become of people. */
    enum Outcome {
        /** On their way, in a way that must not be repeated. */
        SENDING,
        /** Not taken by the server after all: as if they had never been sent. */
        UNSENT,
        /** Taken. */
        DELIVERED,
        /** In the dead letters. */
        DEAD_LETTERED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Outcome of(String word) {
            return Stream.of(values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No outcome: " + word));
        }
    }

    /** Reads an entry; what is left out of its numbers is nothing. */
    @JsonCreator
    static Entry of(
            @JsonProperty(value = "outcome", required = true) @Nullable Outcome outcome,
            @JsonProperty(value = "people", required = true) @Nullable Indices people,
            @JsonProperty("resources") @Nullable Map<String, Long> resources,
            @JsonProperty("bundles") long bundles,
            @JsonProperty("bytes") long bytes,
            @JsonProperty("files") @Nullable Map<String, Long> files) {
        if (outcome == null || people == null) {
            throw new IllegalArgumentException("Null is no outcome, and nobody");
        }
        return new Entry(outcome, people, known(resources), bundles, bytes, known(files));
    }

    private static Map<String, Long> known(@Nullable Map<String, Long> some) {
        if (some != null && some.containsValue(null)) {
            throw new IllegalArgumentException("Null is no number");
        }
        return some == null ? Map.of() : new TreeMap<>(some);
    }

    static Entry of(Outcome outcome, Indices people) {
        return new Entry(outcome, people, Map.of(), 0, 0, Map.of());
    }

    static Entry delivered(Indices people, Map<String, Integer> resources, long bytes) {
        Map<String, Long> counts = resources.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, count -> (long) count.getValue(), Long::sum, TreeMap::new));
        return new Entry(Outcome.DELIVERED, people, counts, 1, bytes, Map.of());
    }

    static Entry written(Checkpoint checkpoint) {
        return new Entry(
                Outcome.DELIVERED,
                checkpoint.people(),
                new TreeMap<>(checkpoint.resources()),
                checkpoint.portions(),
                checkpoint.bytes(),
                new TreeMap<>(checkpoint.files()));
    }
}
