package dev.fhirseeder.deliver;

import dev.fhirseeder.report.Meters;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each attempt to deliver: which Bundle, how many people, which attempt, its status and its time, and no more. */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Outage outage;
    private final Meters meters;

    Attempts(Outage outage, Meters meters) {
        this.outage = outage;
        this.meters = meters;
    }

    /**
     * Notes that an attempt begins.
     *
     * @throws RunStoppedException if the run was given up meanwhile
     */
    public void begin(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        dispatch.attempt();
        if (Dispatch.attempt(exchange) > 1) {
            dispatch.run().tally().retried();
        }
        if (dispatch.run().isGivenUp()) {
            throw new RunStoppedException(dispatch.run().id());
        }
    }

    /** Notes that the attempt has succeeded. */
    public void succeeded(Exchange exchange) {
        outage.ends();
        log(exchange, 200, "delivered");
    }

    /** Notes that the attempt has failed; the policy decides what follows. */
    public void failed(Exchange exchange) {
        Diagnosis diagnosis = Diagnosis.of(Dispatch.exception(exchange));
        if (diagnosis.failure() != Failure.UNREACHABLE) {
            outage.ends();
        }
        log(exchange, diagnosis.status(), diagnosis.failure() + " " + diagnosis.exception());
    }

    private void log(Exchange exchange, int status, String result) {
        Dispatch dispatch = Dispatch.of(exchange);
        long ms = dispatch.attemptTime().toMillis();
        dispatch.run().tally().answered(ms);
        meters.answered(status, dispatch.attemptTime());
        LOG.info(
                "run={} bundle={} people={} attempt={} status={} ms={} result=\"{}\"",
                dispatch.run().id(), dispatch.bundle().id(), dispatch.bundle().people(), Dispatch.attempt(exchange),
                status, ms, result);
    }
}
