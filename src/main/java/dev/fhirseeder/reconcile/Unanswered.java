package dev.fhirseeder.reconcile;

import dev.fhirseeder.deliver.Patience;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the questions that stay without an answer, however often they were asked. */
public final class Unanswered {

    private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);

    /**
     * Ends the inquiry, and says why in one line.
     *
     * @param inquiry null if there is none yet
     * @param cause what the last asking ended with
     */
    public void note(@Nullable Inquiry inquiry, Exception cause) {
        String why = Patience.why(cause);
        LOG.error("The job broke off: {}", why);
        LOG.debug("It was this", cause);
        if (inquiry != null) {
            inquiry.broken(why);
        }
    }
}
