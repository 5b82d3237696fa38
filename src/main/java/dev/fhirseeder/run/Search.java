package dev.fhirseeder.run;

import dev.fhirseeder.settings.Counted;

/** What a run has found that looks for people of a kind, when it has looked at all whom it may look at. */
final class Search {

    private Search() {}

    /**
     * Says of a run that there are fewer people than are wanted. It is then over, though somebody remains: who asks again would
     * look in vain again. Not so if somebody was found who is neither delivered nor dead-lettered: the run can go on with them.
     * What is written for everyone or for nobody can never be.
     */
    static void close(Run run) {
        if (run.isReplay() || run.isShared() || !run.request().isSelective() || run.unmade() <= 0 || run.isStopped()) {
            return;
        }
        run.trouble("found " + Counted.found(run.generated(), run.requested()));
        boolean vain = run.shipment().destination().isAllOrNothing() && !run.isNext();
        if (vain || run.tally().left() == 0) {
            run.exhaust();
        }
    }
}
