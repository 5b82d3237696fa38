package dev.fhirseeder.deliver;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Counts the gatherings that wait for one of the places in which gatherings are delivered, and those that have one. Safe for use
 * by many threads.
 */
public final class Traffic {

    private static final String PROPERTY = "passage";

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger moving = new AtomicInteger();

    /** Returns how many wait for a place. */
    public int waiting() {
        return waiting.get();
    }

    /** Returns how many have a place: they are encoded or sent, or wait there to be sent again. */
    public int moving() {
        return moving.get();
    }

    /** Counts what travels with the exchange, until the exchange comes to its end, whichever. */
    void comes(Exchange exchange) {
        come(exchange);
    }

    /** Notes that what travels with the exchange, or with the one of which it is a part, has a place now, if it had none yet. */
    void moves(Exchange exchange) {
        @Nullable Passage passage = exchange.getProperty(PROPERTY, Passage.class);
        (passage == null ? come(exchange) : passage).move();
    }

    private Passage come(Exchange exchange) {
        Passage passage = new Passage();
        exchange.setProperty(PROPERTY, passage); // its parts have it, too
        exchange.getExchangeExtension().addOnCompletion(passage);
        return passage;
    }

    /** The way of one gathering through here. */
    private final class Passage extends SynchronizationAdapter {

        private @Nullable AtomicInteger counted = waiting;

        Passage() {
            waiting.incrementAndGet();
        }

        synchronized void move() {
            if (counted == waiting) {
                waiting.decrementAndGet();
                moving.incrementAndGet();
                counted = moving;
            }
        }

        @Override
        public synchronized void onDone(Exchange done) {
            AtomicInteger last = counted;
            if (last != null) {
                last.decrementAndGet();
                counted = null;
            }
        }
    }
}
