package dev.fhirseeder.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/**
 * Answers whoever calls while the process is being stopped, before Camel does: its routes answer 503 then, with nothing beside
 * it, or not at all. Calls that are in hand already are answered as they would be.
 */
public final class Shutter implements Handler<RoutingContext> {

    /** It comes behind the gate, and before all routes. */
    public static final int ORDER = Gate.ORDER + 1;

    private final BooleanSupplier stopping;

    /**
     * Prepares the answer.
     *
     * @param stopping tells whether the process is being stopped
     */
    public Shutter(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    @Override
    public void handle(RoutingContext context) {
        if (!stopping.getAsBoolean()) {
            context.next();
            return;
        }
        Mishap.give(context, Desk.stopped());
    }
}
