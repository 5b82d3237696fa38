package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives runs up: nothing is made or sent for them any more, and who waits to be sent again is woken. */
public final class Surrender {

    private static final Logger LOG = LoggerFactory.getLogger(Surrender.class);

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
        LOG.error("run={} given up: {}", run.id(), why);
        pauses.wake();
    }
}
