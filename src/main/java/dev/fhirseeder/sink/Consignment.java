package dev.fhirseeder.sink;

import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** People who were brought together, and what becomes of them, portion by portion. For one thread at a time. */
final class Consignment {

    /** So many people are encoded together: what is written of them, some 250 kB, is copied while the processor's cache holds it. */
    private static final int TOGETHER = 5;

    private final List<Portion> portions = new ArrayList<>();
    private final Map<String, Integer> resources = new TreeMap<>();
    private long bytes;
    private int settled;
    private boolean whole = true;

    /**
     * Divides people.
     *
     * @param people in the order of their indices
     * @param every at the multiples of which index a portion begins in any case
     */
    Consignment(List<PatientRecord> people, long every) {
        int from = 0;
        for (int i = 1; i <= people.size(); i++) {
            if (i == people.size() || i - from == TOGETHER || people.get(i).place() % every == 0) {
                portions.add(new Portion(this, people.subList(from, i), i == people.size()));
                from = i;
            }
        }
    }

    List<Portion> portions() {
        return portions;
    }

    /** Tells whether there are portions that are not settled yet. */
    boolean isOpen() {
        return settled < portions.size();
    }

    /** Notes what has become of a portion; null if nothing. */
    void settle(@Nullable Batch batch) {
        settled++;
        if (batch == null) {
            whole = false;
        } else {
            batch.count(resources);
            bytes += batch.size();
        }
    }

    /** Tells whether all people have been written, or wait for their turn. */
    boolean isWhole() {
        return whole && !isOpen();
    }

    /** Returns how many resources of each type the people have who have been written. */
    Map<String, Integer> resources() {
        return resources;
    }

    /** Returns the length of what has been written. */
    long bytes() {
        return bytes;
    }
}
