package dev.fhirseeder.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * What the server holds of one resource that should be there.
 *
 * @param type of the resource
 * @param id the derived one
 * @param held how many resources on the server bear the derived id
 * @param difference where the one that it holds is not as it should be; null if it is, or if it was not looked at
 */
record Finding(String type, String id, int held, @Nullable String difference) {

    /** Returns what stands for it in examples. */
    String place() {
        return type + "/" + id;
    }
}
