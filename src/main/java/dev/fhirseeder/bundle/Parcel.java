package dev.fhirseeder.bundle;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/** A Bundle as it is sent, a transaction or a batch, with what the log and the report want to know of it. */
public final class Parcel {

    private final BundleType type;
    private final boolean repeatable;
    private final List<String> resourceTypes;
    private final Json json;
    private @Nullable UUID id;

    /**
     * Takes over what was rendered.
     *
     * @param type transaction or batch
     * @param repeatable whether it may be sent twice without harm
     * @param resourceTypes the resource type of each entry, in order
     * @param json the Bundle as it is sent
     */
    Parcel(BundleType type, boolean repeatable, List<String> resourceTypes, Json json) {
        this.type = type;
        this.repeatable = repeatable;
        this.resourceTypes = List.copyOf(resourceTypes);
        this.json = json;
    }

    /**
     * Returns the name of this Bundle in logs and dead letters: the version 3 UUID of the bytes that are sent. It is worked
     * out when it is first asked for: where nothing is logged of those that arrive, few are.
     */
    public UUID id() {
        UUID name = id;
        if (name == null) {
            name = json.name();
            id = name;
        }
        return name;
    }

    /** Returns what the server is to make of it: a transaction, all or nothing, or a batch, entry by entry. */
    public BundleType type() {
        return type;
    }

    /** Tells whether it may be sent twice without harm. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** Returns the resource type of each entry, in order. */
    public List<String> types() {
        return resourceTypes;
    }

    /** Returns how many resources of each type are in it, by type name; the map cannot be changed. */
    public SortedMap<String, Integer> resources() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        resourceTypes.forEach(name -> counts.merge(name, 1, Integer::sum));
        return Collections.unmodifiableSortedMap(counts);
    }

    /** Returns the Bundle as it is sent. */
    public Json json() {
        return json;
    }
}
