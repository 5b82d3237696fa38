package dev.fhirseeder.history;

import org.jspecify.annotations.Nullable;

/** What goes wrong with a dose that someone wants. */
enum Incident {
    /** Nothing, mostly. */
    NONE(null),
    /** The product is out of stock, and the dose comes later. */
    OUT_OF_STOCK(null),
    /** Some of the dose is lost; it is given again. */
    PARTIAL(Flaw.Reason.PARTIAL),
    /** The vaccine had been too warm or too cold; the dose is given again. */
    COLD_CHAIN_BREAK(Flaw.Reason.COLD_CHAIN_BREAK),
    /** The maker recalls the lot; the dose is given again. */
    RECALL(Flaw.Reason.RECALL),
    /** The dose is good and entered twice; the second entry is taken back. */
    DUPLICATE(Flaw.Reason.ENTERED_IN_ERROR);

    final Flaw.@Nullable Reason flaw;

    Incident(Flaw.@Nullable Reason flaw) {
        this.flaw = flaw;
    }

    /** Tells whether the dose must be given on another day. */
    boolean isAgain() {
        return this != NONE && this != DUPLICATE;
    }
}
