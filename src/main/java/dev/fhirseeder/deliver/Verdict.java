package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.run.Run;
import org.apache.camel.Exchange;

/** Decides whether a Bundle whose delivery has failed is sent again. */
public final class Verdict {

    private final WriteMode writeMode;
    private final long maxRetries;
    private final Outage outage;

    /**
     * Prepares the verdicts.
     *
     * @param writeMode in which sending twice may do harm
     * @param maxRetries how often one Bundle is sent again after the server was reached, at most
     * @param outage tells how long the server has been out of reach
     */
    public Verdict(WriteMode writeMode, long maxRetries, Outage outage) {
        this.writeMode = writeMode;
        this.maxRetries = maxRetries;
        this.outage = outage;
    }

    /**
     * Tells whether the Bundle is sent again. A server out of reach is waited for by time, and the run is given up when
     * that is over; everything else is counted. Nothing is sent again for a run that is being stopped.
     */
    public boolean isSentAgain(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Run run = dispatch.gathering().run();
        return switch (Diagnosis.of(exchange).failure()) {
            case UNREACHABLE -> isWaitedFor(run);
            case TRANSIENT -> isLeft(dispatch, run);
            case UNKNOWN_OUTCOME -> writeMode != WriteMode.CREATE && isLeft(dispatch, run);
            case PERMANENT -> false;
        };
    }

    private boolean isLeft(Dispatch dispatch, Run run) {
        return !run.isStopped() && dispatch.failures() <= maxRetries;
    }

    private boolean isWaitedFor(Run run) {
        if (!run.isStopped() && outage.lasts()) {
            return true;
        }
        run.giveUp();
        return false;
    }
}
