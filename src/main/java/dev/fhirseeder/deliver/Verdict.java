package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.run.Run;
import org.apache.camel.Exchange;

/** Answers the questions of the delivery policy about a failed attempt. */
public final class Verdict {

    private final WriteMode writeMode;
    private final Outage outage;

    /**
     * Prepares the verdicts.
     *
     * @param writeMode in which sending twice may do harm
     * @param outage tells how long the server has been out of reach
     */
    public Verdict(WriteMode writeMode, Outage outage) {
        this.writeMode = writeMode;
        this.outage = outage;
    }

    /** Tells whether nothing was sent because no connection came about. */
    public boolean isUnreachable(Exchange exchange) {
        return failure(exchange) == Failure.UNREACHABLE;
    }

    /** Tells whether sending again can do no good, or can do harm. */
    public boolean isPermanent(Exchange exchange) {
        return switch (failure(exchange)) {
            case PERMANENT -> true;
            case UNKNOWN_OUTCOME -> writeMode == WriteMode.CREATE;
            case TRANSIENT, UNREACHABLE -> false;
        };
    }

    /** Tells whether a server out of reach is waited for longer; if not, the run is given up. */
    public boolean isWaitedFor(Exchange exchange) {
        Run run = Dispatch.of(exchange).gathering().run();
        boolean waits = !run.isGivenUp() && outage.lasts();
        if (!waits) {
            run.giveUp();
        }
        return waits;
    }

    private static Failure failure(Exchange exchange) {
        return Diagnosis.of(exchange).failure();
    }
}
