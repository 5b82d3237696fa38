package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.OversizeException;
import dev.fhirseeder.run.Run;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps the books of attempts. Each is counted in the account of its run, timed, told to the listener and logged: which
 * Bundle, how many people, which attempt, its status and its time, and no more. Lets no attempt begin that has become
 * idle, ends an outage with whatever answer, and says how long is waited after a failure.
 */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final String DELIVERED = "delivered";

    private final Outage outage;
    private final Backoff backoff;
    private final DeliveryListener listener;
    private final Traces traces;

    /** Opens the books of attempts that nobody traces. */
    public Attempts(Outage outage, Backoff backoff, DeliveryListener listener) {
        this(outage, backoff, listener, Traces.NONE);
    }

    /**
     * Opens the books.
     *
     * @param outage learns whether the server is out of reach
     * @param backoff says how long is waited before a Bundle is sent again
     * @param listener hears of attempts
     * @param traces of the Bundles that go to a server
     */
    public Attempts(Outage outage, Backoff backoff, DeliveryListener listener, Traces traces) {
        this.outage = outage;
        this.backoff = backoff;
        this.listener = listener;
        this.traces = traces;
    }

    /**
     * Notes that an attempt begins.
     *
     * @throws DeliveryException with the failure before, if there is nothing to attempt any more: the run was given up,
     *     or the process is being stopped and this would be a redelivery; or because an earlier process was killed while it
     *     sent these people in a way that must not be repeated
     */
    public void begin(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Run run = dispatch.run();
        if (dispatch.isUncertain()) {
            throw DeliveryException.ceased(Diagnosis.UNCERTAIN);
        }
        if (run.isGivenUp() || (run.isInterrupted() && dispatch.attempts() > 0)) {
            throw DeliveryException.ceased(dispatch.lastFailure());
        }
        dispatch.attempt();
        if (run.sink().equals("fhir")) { // a file has nobody who would go on with the trace
            dispatch.follow(traces);
        }
        if (dispatch.attempts() > 1) {
            run.tally().retried();
        }
    }

    /**
     * Makes the Bundle ready. One that must not be sent twice is remembered before it is sent, lest a process that is
     * killed between the two sends it again when it is resumed.
     *
     * @throws DeliveryException if the Bundle is too large to be sent, or if it cannot be remembered
     */
    public void prepare(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        try {
            if (!dispatch.parcel().isRepeatable()) {
                dispatch.sending();
            }
        } catch (OversizeException e) {
            throw DeliveryException.ceased(
                    new Diagnosis(Failure.REFUSED, 0, "OversizeException: " + e.getMessage(), null));
        } catch (UncheckedIOException e) {
            dispatch.run().stop();
            dispatch.run().trouble("that a Bundle is sent cannot be remembered: " + e.getMessage());
            throw DeliveryException.ceased(Diagnosis.UNREMEMBERED);
        }
    }

    /** Notes that the server has taken the Bundle. */
    public void succeeded(Exchange exchange) {
        outage.ends();
        Dispatch dispatch = Dispatch.of(exchange);
        enter(dispatch, Level.INFO, 200, DELIVERED, DELIVERED);
        dispatch.trace().attempted(dispatch::name, null);
        dispatch.trace().ended(Trace.End.DELIVERED);
        dispatch.arrived();
    }

    /** Notes that a delivery has failed, which may be before the attempt; the policy decides what follows. */
    public void failed(Exchange exchange) {
        Throwable thrown = Diagnosis.thrown(exchange);
        if (thrown instanceof DeliveryException ceased && !ceased.isAttempt()) {
            return;
        }
        Dispatch dispatch = Dispatch.of(exchange);
        Diagnosis diagnosis = Diagnosis.of(thrown);
        Duration wait = diagnosis.failure() == Failure.UNREACHABLE
                ? backoff.within(dispatch.attempts(), diagnosis.retryAfter(), outage.left(dispatch.run()))
                : backoff.after(dispatch.attempts(), diagnosis.retryAfter());
        dispatch.failed(diagnosis, wait);
        if (diagnosis.failure() != Failure.UNREACHABLE && !(thrown instanceof EncodingException)) {
            outage.ends();
        }
        enter(
                dispatch,
                Level.WARN,
                diagnosis.status(),
                diagnosis.failure().text(),
                diagnosis + way(dispatch, diagnosis, thrown));
        dispatch.trace().attempted(dispatch::name, diagnosis);
        dispatch.run().tally().answers().failed(diagnosis.kind());
        exchange.getMessage().setBody(null); // who waits holds the Bundle alone, and no answer
        exchange.getIn().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis());
    }

    /** Who is out of reach is named, and why in words for people; anything else is told by the answer. */
    private static String way(Dispatch dispatch, Diagnosis diagnosis, Throwable thrown) {
        return diagnosis.failure() == Failure.UNREACHABLE
                ? ": %s, %s".formatted(dispatch.run().shipment().destination().to(), Obstacle.of(thrown))
                : "";
    }

    private void enter(Dispatch dispatch, Level level, int status, String outcome, String result) {
        Duration time = dispatch.attemptTime();
        if (status != 0) {
            dispatch.run().tally().answered(time.toMillis());
        }
        dispatch.run().tally().answers().enter(status, time.toMillis(), dispatch::name);
        listener.attempted(status, outcome, time);
        if (LOG.isEnabledForLevel(level)) { // the name of a Bundle is worked out from all its bytes
            LOG.atLevel(level)
                    .log(
                            "run={} bundle={} people={} attempt={} status={} ms={} result=\"{}\"",
                            dispatch.run().id(),
                            dispatch.name(),
                            dispatch.who().count(),
                            dispatch.attempts(),
                            status,
                            time.toMillis(),
                            result);
        }
    }
}
