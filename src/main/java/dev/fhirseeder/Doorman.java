package dev.fhirseeder;

import dev.fhirseeder.http.Gate;
import dev.fhirseeder.http.Mishap;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final AtomicBoolean posted = new AtomicBoolean();

    /** Waits for the routes to start. */
    Doorman(FrontDoor door, Gate gate) {
        this.door = door;
        this.gate = gate;
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
        router.route().order(Integer.MIN_VALUE).handler(gate);
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
