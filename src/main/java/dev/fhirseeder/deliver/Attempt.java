package dev.fhirseeder.deliver;

import org.apache.camel.Exchange;

/** What Camel knows of the present attempt. */
final class Attempt {

    private Attempt() {}

    /** Returns its number, from 1. */
    static int number(Exchange exchange) {
        return 1 + exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class);
    }

    /** Judges the exception with which it ended, whether Camel has handled that already or not. */
    static Diagnosis diagnosis(Exchange exchange) {
        Throwable thrown = exchange.getException();
        return Diagnosis.of(
                thrown != null ? thrown : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }
}
