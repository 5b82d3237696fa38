package dev.fhirseeder.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many people live where, by municipality. Not safe for use by many threads. */
final class Places {

    /** By name, and then by province. */
    private final Map<String, SortedMap<String, long[]>> counts = new HashMap<>();

    /**
     * Counts somebody.
     *
     * @param name of the municipality
     * @param pt the province, as its two-letter code in lower case
     */
    void add(String name, String pt) {
        counts.computeIfAbsent(name, missing -> new TreeMap<>()).computeIfAbsent(pt, missing -> new long[1])[0]++;
    }

    /** Returns the counts, the greatest first, those alike by name; the province stands behind a name that two of them share. */
    List<Count> all() {
        return counts.entrySet().stream()
                .flatMap(place -> place.getValue().entrySet().stream()
                        .map(one -> new Count(
                                place.getValue().size() == 1
                                        ? place.getKey()
                                        : place.getKey() + ", " + one.getKey().toUpperCase(Locale.ROOT),
                                one.getValue()[0])))
                .sorted(Comparator.comparingLong(Count::number).reversed().thenComparing(Count::name))
                .toList();
    }
}
