package dev.fhirseeder.reconcile;

import java.util.List;

/**
 * A part of what is to be removed: resources of one type.
 *
 * @param type of the resources
 * @param ids the derived ids of those that are meant; empty for all that carry the tag of the seed
 */
public record Share(String type, List<String> ids) {

    /** Means all of a type. */
    static Share all(String type) {
        return new Share(type, List.of());
    }

    /** Tells whether all of the type are meant. */
    boolean isAll() {
        return ids.isEmpty();
    }
}
