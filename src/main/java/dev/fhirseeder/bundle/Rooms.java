package dev.fhirseeder.bundle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much room texts need, guessed from the last of their sort: one that must grow is copied. Safe for many threads. */
final class Rooms {

    private static final int FIRST = 1 << 14;

    private final Map<Object, Integer> last = new ConcurrentHashMap<>();

    /** Returns how many bytes to make room for. */
    int of(Object sort) {
        int used = last.getOrDefault(sort, FIRST);
        return used + used / 8;
    }

    /** Remembers how many bytes one of this sort has had. */
    void used(Object sort, int size) {
        last.put(sort, size);
    }
}
