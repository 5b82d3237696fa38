package dev.fhirseeder.kamelet;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The Bundles of one message on their way. It travels with the exchange, so that a redelivery goes on with the Bundle that has
 * failed, and for the same people: those of a request that names no seed would be others each time.
 */
final class Passage {

    /** The property of an exchange under which it travels. */
    static final String PROPERTY = "FhirSeederPassage";

    private final Sink sink;
    private final String asked;
    private final Iterator<Piece> rest;
    private @Nullable Piece present;

    /**
     * Prepares the way.
     *
     * @param sink to which it goes: a message may pass several
     * @param asked the request
     * @param bundles that it asks for
     */
    Passage(Sink sink, String asked, Iterator<Piece> bundles) {
        this.sink = sink;
        this.asked = asked;
        this.rest = bundles;
    }

    /** Tells whether it is that of a request on its way to a sink. */
    boolean isOf(Sink other, String request) {
        return sink == other && asked.equals(request);
    }

    /** Returns the Bundle that is sent now, null if all have arrived. */
    @Nullable
    Piece present() {
        if (present == null && rest.hasNext()) {
            present = rest.next();
        }
        return present;
    }

    /** Notes that the present Bundle has arrived. */
    void arrived() {
        present = null;
    }
}
