package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Neighbouring people as lines that are about to be written.
 *
 * @param first the place of the first in the order of the run
 * @param people how many they are
 * @param lines of them all, by resource type
 * @param size the length of the lines in bytes
 * @param last whether nobody follows of those with whom they came
 */
record Batch(long first, int people, SortedMap<String, Lines> lines, long size, boolean last) {

    /** Takes people with their lines. */
    static Batch of(List<PatientRecord> people, SortedMap<String, Lines> lines, boolean last) {
        long size = 0;
        for (Lines some : lines.values()) {
            size += some.text().size();
        }
        return new Batch(people.get(0).place(), people.size(), lines, size, last);
    }

    /** Returns the place after the last. */
    long end() {
        return first + people;
    }

    /** Adds how many resources of each type they have. */
    void count(Map<String, Integer> resources) {
        lines.forEach((type, some) -> resources.merge(type, some.count(), Integer::sum));
    }
}
