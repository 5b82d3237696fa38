package dev.fhirseeder.deliver;

import java.util.Set;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what becomes of a load that is not sent again as it is, and sees to it. */
public final class Disposal {

    private static final Logger LOG = LoggerFactory.getLogger(Disposal.class);

    private static final Set<Failure> HEALED_LATER =
            Set.of(Failure.UNREACHABLE, Failure.TRANSIENT, Failure.OUTCOME_UNKNOWN, Failure.UNSENT);

    /** What has nothing to do with who is in it, when the run has been given up. */
    private static final Set<Failure> HEALED_ELSEWHERE = Set.of(
            Failure.UNREACHABLE, Failure.TRANSIENT, Failure.OUTCOME_UNKNOWN, Failure.UNSENT, Failure.TURNED_AWAY);

    private final DeadLetters letters;

    /**
     * Prepares the disposal.
     *
     * @param letters keeps what is neither divided nor left
     */
    public Disposal(DeadLetters letters) {
        this.letters = letters;
    }

    /** Divides the load, leaves it, or puts it into the dead letters. */
    public void dispose(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Diagnosis diagnosis = Diagnosis.of(exchange);
        if (!dispatch.run().isInterrupted() && isDivided(dispatch, diagnosis)) {
            dispatch.divide();
            dispatch.trace().ended(Trace.End.DIVIDED);
            tell(dispatch, "are refused together, and sent in halves");
        } else if (isLeft(dispatch, diagnosis)) {
            if (diagnosis.failure() != Failure.OUTCOME_UNKNOWN) {
                dispatch.unsent();
            }
            dispatch.run().left(dispatch.who());
            dispatch.trace().ended(Trace.End.LEFT);
            tell(dispatch, "remain for another time");
        } else {
            letters.keep(exchange);
        }
    }

    /** The server has refused what is in it, and one person alone may be the reason. */
    private static boolean isDivided(Dispatch dispatch, Diagnosis diagnosis) {
        return diagnosis.failure() == Failure.REFUSED && dispatch.who().count() > 1;
    }

    /**
     * It could not be remembered; or the process is being stopped and another time may heal it; or the run has been given up, and
     * what is not done of it is asked for again: and to send it then can do no harm.
     */
    private static boolean isLeft(Dispatch dispatch, Diagnosis diagnosis) {
        Failure failure = diagnosis.failure();
        boolean stopped =
                dispatch.run().isInterrupted() && (HEALED_LATER.contains(failure) || isDivided(dispatch, diagnosis));
        boolean givenUp =
                dispatch.run().isGivenUp() && dispatch.run().isPassing() && HEALED_ELSEWHERE.contains(failure);
        return diagnosis.equals(Diagnosis.UNREMEMBERED)
                || ((stopped || givenUp) && (failure != Failure.OUTCOME_UNKNOWN || dispatch.isRepeatable()));
    }

    private static void tell(Dispatch dispatch, String what) {
        LOG.warn(
                "run={} bundle={} people={} {}",
                dispatch.run().id(),
                dispatch.name(),
                dispatch.who().count(),
                what);
    }
}
