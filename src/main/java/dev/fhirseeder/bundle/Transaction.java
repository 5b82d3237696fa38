package dev.fhirseeder.bundle;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;

/** A transaction Bundle on its way to a server, with what the log and the report want to know of it. */
public final class Transaction {

    private final int people;
    private final SortedMap<String, Integer> resources;
    private final Bundle bundle;
    private final Function<Bundle, Json> rendering;
    private @Nullable Json json;
    private @Nullable UUID id;

    /**
     * Takes over a Bundle, which nobody may change from now on.
     *
     * @param rendering renders it as it is sent; asked at most once
     */
    Transaction(int people, Bundle bundle, Function<Bundle, Json> rendering) {
        this.people = people;
        this.resources = count(bundle);
        this.bundle = bundle;
        this.rendering = rendering;
    }

    /** Returns the name of this Bundle in logs and dead letters: the version 3 UUID of the bytes that are sent. */
    public synchronized UUID id() {
        if (id == null) {
            id = json().name();
        }
        return id;
    }

    /** Returns how many people are in it. */
    public int people() {
        return people;
    }

    /** Returns how many resources of each type are in it, by type name; the map cannot be changed. */
    public SortedMap<String, Integer> resources() {
        return resources;
    }

    /** Returns the Bundle itself, to be sent and never changed. */
    public Bundle bundle() {
        return bundle;
    }

    /** Returns the Bundle as it is sent. It is rendered at the first call and kept. */
    public synchronized Json json() {
        if (json == null) {
            json = rendering.apply(bundle);
        }
        return json;
    }

    private static SortedMap<String, Integer> count(Bundle bundle) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            counts.merge(entry.getResource().fhirType(), 1, Integer::sum);
        }
        return Collections.unmodifiableSortedMap(counts);
    }
}
