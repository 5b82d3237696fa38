package dev.fhirseeder.reconcile;

import dev.fhirseeder.deliver.Patience;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the questions that stay without an answer, however often they were asked. */
public final class Unanswered {

    private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);

    private final Patience patience;

    /**
     * Prepares the taking.
     *
     * @param patience says why nobody asks any more
     */
    public Unanswered(Patience patience) {
        this.patience = patience;
    }

    /**
     * Ends the inquiry, and says why in one line.
     *
     * @param inquiry null if there is none yet
     * @param cause what the last asking ended with
     */
    public void note(@Nullable Inquiry inquiry, Exception cause) {
        String why = patience.why(cause);
        LOG.error("{} broke off: {}", inquiry == null ? "The job" : inquiry, why);
        LOG.debug("It was this", cause);
        if (inquiry != null) {
            inquiry.broken(why);
        }
    }
}
