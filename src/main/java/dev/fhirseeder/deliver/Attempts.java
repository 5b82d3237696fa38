package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gathering;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs each attempt to deliver: which Bundle, how many people, which attempt, its status and its time, and no more. */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Outage outage;
    private final DeliveryListener listener;

    /**
     * Prepares the log.
     *
     * @param outage learns whether the server is out of reach
     * @param listener hears of attempts
     */
    public Attempts(Outage outage, DeliveryListener listener) {
        this.outage = outage;
        this.listener = listener;
    }

    /**
     * Notes that an attempt begins.
     *
     * @throws RunGivenUpException if the run was given up meanwhile, so that there is nothing to attempt
     */
    public void begin(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        if (dispatch.gathering().run().isGivenUp()) {
            throw new RunGivenUpException(dispatch.gathering().run().id());
        }
        dispatch.attempt();
        if (dispatch.attempts() > 1) {
            dispatch.gathering().run().tally().retried();
        }
    }

    /** Notes that the server has taken the Bundle. */
    public void succeeded(Exchange exchange) {
        outage.ends();
        Dispatch dispatch = Dispatch.of(exchange);
        dispatch.arrived(
                dispatch.transaction().resources(),
                dispatch.transaction().json().size());
        enter(dispatch, Level.INFO, 200, "delivered");
    }

    /** Notes that the attempt has failed; the policy decides what follows. */
    public void failed(Exchange exchange) {
        Diagnosis diagnosis = Diagnosis.of(exchange);
        if (diagnosis.failure() != Failure.UNREACHABLE) {
            outage.ends();
            Dispatch.of(exchange).failed();
        }
        if (!diagnosis.exception().equals(RunGivenUpException.NAME)) {
            enter(Dispatch.of(exchange), Level.WARN, diagnosis.status(), diagnosis.toString());
        }
    }

    private void enter(Dispatch dispatch, Level level, int status, String result) {
        Gathering gathering = dispatch.gathering();
        Duration time = dispatch.attemptTime();
        if (status != 0) {
            gathering.run().tally().answered(time.toMillis());
        }
        listener.attempted(status, time);
        LOG.atLevel(level)
                .log(
                        "run={} bundle={} people={} attempt={} status={} ms={} result=\"{}\"",
                        gathering.run().id(),
                        dispatch.transaction().id(),
                        gathering.people().size(),
                        dispatch.attempts(),
                        status,
                        time.toMillis(),
                        result);
    }
}
