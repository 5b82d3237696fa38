package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.run.Run;
import org.apache.camel.Exchange;

/** Decides whether a Bundle whose delivery has failed is sent again, and whether its run is given up. */
public final class Verdict {

    private final WriteMode writeMode;
    private final long maxRetries;
    private final Outage outage;
    private final Surrender surrender;

    /**
     * Prepares the verdicts.
     *
     * @param writeMode in which sending twice may do harm
     * @param maxRetries how often one Bundle is sent again after the server was reached, at most
     * @param outage tells how long the server has been out of reach
     * @param surrender gives runs up
     */
    public Verdict(WriteMode writeMode, long maxRetries, Outage outage, Surrender surrender) {
        this.writeMode = writeMode;
        this.maxRetries = maxRetries;
        this.outage = outage;
        this.surrender = surrender;
    }

    /**
     * Tells whether the Bundle is sent again. A server out of reach is waited for by time, and the run is given up when
     * that is over, or at once if the server turns away whatever it sends; everything else is counted. Nothing is sent
     * again when the process is being stopped.
     */
    public boolean isSentAgain(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Run run = dispatch.gathering().run();
        if (run.isGivenUp()) {
            return false;
        }
        Diagnosis diagnosis = Diagnosis.of(exchange);
        return switch (diagnosis.failure()) {
            case UNREACHABLE -> isWaitedFor(run);
            case TRANSIENT -> isLeft(dispatch, run);
            case UNKNOWN_OUTCOME -> writeMode != WriteMode.CREATE && isLeft(dispatch, run);
            case TURNED_AWAY -> isTurnedAway(run, diagnosis.status());
            case PERMANENT, UNSENT -> false;
        };
    }

    private boolean isLeft(Dispatch dispatch, Run run) {
        return !run.isInterrupted() && dispatch.failures() <= maxRetries;
    }

    private boolean isWaitedFor(Run run) {
        if (run.isInterrupted()) {
            surrender.of(run, "the server is out of reach, and the process is being stopped");
            return false;
        }
        if (outage.lasts(run)) {
            return true;
        }
        surrender.of(run, "the server has been out of reach for " + outage.limit() + " (OUTAGE_LIMIT)");
        outage.over(run);
        return false;
    }

    /** A wrong address is one for all; but where Bundles were taken, this one must be at fault. */
    private boolean isTurnedAway(Run run, int status) {
        if (status == 401 || status == 403) {
            surrender.of(run, "the server answers " + status + "; check FHIR_TOKEN and IS_LOCAL_DEV");
        } else if (run.tally().bundles() == 0) {
            surrender.of(run, "the server answers " + status + "; check FHIR_URL");
        }
        return false;
    }
}
