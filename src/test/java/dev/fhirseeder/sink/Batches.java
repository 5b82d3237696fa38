package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.bundle.Lines;
import java.util.Map;
import java.util.TreeMap;

/** Batches of one person, of whom nothing is known but how much is written. */
final class Batches {

    private Batches() {}

    /** Returns a batch with the index of the person, of which so many bytes are said; what it holds is short all the same. */
    static Batch of(long index, int size) {
        return new Batch(index, 1, new TreeMap<>(Map.of("Patient", new Lines(1, Json.of("x\n")))), size, true);
    }
}
