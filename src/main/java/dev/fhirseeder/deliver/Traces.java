package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Run;

/** Opens the traces of Bundles, one a Bundle. Safe for use by many threads. */
@FunctionalInterface
public interface Traces {

    /** Nobody follows. */
    Traces NONE = (run, people, before) -> Trace.NONE;

    /**
     * Opens the trace of a Bundle that is about to be sent for the first time.
     *
     * @param run to which it belongs
     * @param people how many travel with it
     * @param before the trace of the Bundle that was refused and of which this one is a half, or of the one after which it is
     *     sent; {@link Trace#NONE} if there is none
     */
    Trace open(Run run, long people, Trace before);
}
