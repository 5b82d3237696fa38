package dev.fhirseeder;

import dev.fhirseeder.http.Gate;
import dev.fhirseeder.http.Mishap;
import dev.fhirseeder.http.Shutter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListener;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextRoutesStartingEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Puts the gate before the port of requests, and behind it the answers to what fails before it comes to a route. Camel listens
 * before its routes start; the gate is put up between the two, so that there is no moment at which one may come in without.
 */
final class Doorman extends EventNotifierSupport {

    private final FrontDoor door;
    private final Gate gate;
    private final BooleanSupplier stopping;
    private final AtomicBoolean posted = new AtomicBoolean();

    /**
     * Waits for the routes to start.
     *
     * @param stopping tells whether the process is being stopped
     */
    Doorman(FrontDoor door, Gate gate, BooleanSupplier stopping) {
        this.door = door;
        this.gate = gate;
        this.stopping = stopping;
        setIgnoreExchangeEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelContextRoutesStartingEvent starting && posted.compareAndSet(false, true)) {
            post(starting.getContext());
        }
    }

    private void post(CamelContext context) {
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(door.port()));
        router.route().order(Gate.ORDER).handler(gate);
        router.route().order(Shutter.ORDER).handler(new Shutter(stopping));
        router.route().failureHandler(new Mishap(FrontDoor.LONGEST));
    }

    /** Says that requests are taken; Camel does not start at all if the gate is not up. */
    MainListener listener() {
        return new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                if (!posted.get()) {
                    throw new IllegalStateException("Nobody stands at the door");
                }
                door.tell();
            }
        };
    }
}
