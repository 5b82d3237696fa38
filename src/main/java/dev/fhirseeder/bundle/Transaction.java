package dev.fhirseeder.bundle;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A transaction Bundle as it is sent, with what the log and the report want to know of it. */
public final class Transaction {

    private final UUID id;
    private final List<String> types;
    private final Json json;

    /**
     * Takes over what was rendered.
     *
     * @param types the resource type of each entry, in order
     * @param json the Bundle as it is sent
     */
    Transaction(List<String> types, Json json) {
        this.id = json.name();
        this.types = List.copyOf(types);
        this.json = json;
    }

    /** Returns the name of this Bundle in logs and dead letters: the version 3 UUID of the bytes that are sent. */
    public UUID id() {
        return id;
    }

    /** Returns the resource type of each entry, in order. */
    public List<String> types() {
        return types;
    }

    /** Returns how many resources of each type are in it, by type name; the map cannot be changed. */
    public SortedMap<String, Integer> resources() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        types.forEach(type -> counts.merge(type, 1, Integer::sum));
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Returns the Bundle as it is sent. */
    public Json json() {
        return json;
    }
}
