package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gathering;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
        if (Attempt.number(exchange) > 1) {
            dispatch.gathering().run().tally().retried();
        }
    }

    /** Notes that the server has taken the Bundle. */
    public void succeeded(Exchange exchange) {
        outage.ends();
        Dispatch dispatch = Dispatch.of(exchange);
        dispatch.arrived(
                dispatch.transaction().resources(), dispatch.transaction().json().size());
        enter(exchange, 200, "delivered");
    }

    /** Notes that the attempt has failed; the policy decides what follows. */
    public void failed(Exchange exchange) {
        Diagnosis diagnosis = Attempt.diagnosis(exchange);
        if (diagnosis.failure() != Failure.UNREACHABLE) {
            outage.ends();
        }
        enter(exchange, diagnosis.status(), diagnosis.failure() + " " + diagnosis.exception());
    }

    private void enter(Exchange exchange, int status, String result) {
        Dispatch dispatch = Dispatch.of(exchange);
        Gathering gathering = dispatch.gathering();
        Duration time = dispatch.attemptTime();
        gathering.run().tally().answered(time.toMillis());
        listener.attempted(status, time);
        LOG.info(
                "run={} bundle={} people={} attempt={} status={} ms={} result=\"{}\"",
                gathering.run().id(),
                dispatch.transaction().id(),
                gathering.people().size(),
                Attempt.number(exchange),
                status,
                time.toMillis(),
                result);
    }
}
