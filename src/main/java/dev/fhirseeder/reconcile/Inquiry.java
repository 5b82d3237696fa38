package dev.fhirseeder.reconcile;

import dev.fhirseeder.report.Outcome;

/** Questions to a server that belong together, and what they have brought to light so far. Its text names it in logs. */
public interface Inquiry extends Outcome {

    /**
     * Notes that a question stays without an answer, so that no more is asked.
     *
     * @param why in words for people, without anything of a person
     */
    void broken(String why);
}
