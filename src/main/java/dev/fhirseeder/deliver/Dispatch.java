package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.TransactionBundle;
import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.Exchange;

/** One Bundle on its way: travels with its exchange, from the first attempt to the end. */
final class Dispatch {

    private static final String PROPERTY = "dispatch";

    private final Run run;
    private final TransactionBundle bundle;
    private long attemptedAt = System.nanoTime();

    Dispatch(Run run, TransactionBundle bundle) {
        this.run = run;
        this.bundle = bundle;
    }

    /** Returns the dispatch that travels with the exchange. */
    static Dispatch of(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(PROPERTY, Dispatch.class), "No Bundle on its way");
    }

    /** Returns the exception that the exchange has met, whether it is handled already or not. */
    static Throwable exception(Exchange exchange) {
        Throwable thrown = exchange.getException();
        return thrown != null ? thrown : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    void travelWith(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    Run run() {
        return run;
    }

    TransactionBundle bundle() {
        return bundle;
    }

    /** Notes that an attempt begins. */
    void attempt() {
        attemptedAt = System.nanoTime();
    }

    /** Returns how long the present attempt has taken. */
    Duration attemptTime() {
        return Duration.ofNanos(System.nanoTime() - attemptedAt);
    }

    /** Returns the number of the present attempt, from 1. */
    static int attempt(Exchange exchange) {
        return 1 + exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
    }
}
