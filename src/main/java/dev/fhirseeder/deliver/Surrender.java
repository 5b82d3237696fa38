package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Run;

/** Gives runs up: nothing is made or sent for them any more, and who waits to be sent again is woken. */
public final class Surrender {

    private final Pauses pauses;

    /**
     * Prepares the giving up.
     *
     * @param pauses where Bundles wait to be sent again
     */
    public Surrender(Pauses pauses) {
        this.pauses = pauses;
    }

    /**
     * Gives a run up, and says so once, whoever comes later.
     *
     * @param why in words that tell what to do, without anything of a person
     */
    synchronized void of(Run run, String why) {
        if (run.isGivenUp()) {
            return;
        }
        run.giveUp();
        run.trouble("given up: " + why);
        pauses.wake(run);
    }

    /** Says that the redelivery that this thread is about to schedule is of a run that may be given up. */
    void mayWake(Run run) {
        pauses.next(run);
    }
}
