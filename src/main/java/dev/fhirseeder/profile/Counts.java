package dev.fhirseeder.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by name. Names come from data files, which bounds how many there are. Not safe for use by many threads. */
final class Counts {

    private final Map<String, long[]> counts = new HashMap<>();

    /** Counts one of that name. */
    void add(String name) {
        long[] count = counts.get(name);
        if (count == null) {
            count = new long[1];
            counts.put(name, count);
        }
        count[0]++;
    }

    /** Returns the counts, the greatest first, those alike by name. */
    List<Count> all() {
        return counts.entrySet().stream()
                .map(count -> new Count(count.getKey(), count.getValue()[0]))
                .sorted(Comparator.comparingLong(Count::number).reversed().thenComparing(Count::name))
                .toList();
    }
}
