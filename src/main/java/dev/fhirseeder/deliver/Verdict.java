package dev.fhirseeder.deliver;

import dev.fhirseeder.access.AccessException;
import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.camel.Exchange;

/** Decides whether a Bundle whose delivery has failed is sent again, and whether its run is given up. */
public final class Verdict {

    /** So begins what an attempt tells for which nobody has given a token. */
    private static final String NO_TOKEN = AccessException.class.getSimpleName() + ": ";

    private final long maxRetries;
    private final Duration retryLimit;
    private final Outage outage;
    private final Surrender surrender;
    private final Doorstep doorstep;

    /** Of whose server was found out already whether its port speaks as the address says. */
    private final Set<Run> known = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * Prepares the verdicts.
     *
     * @param maxRetries how often one Bundle is sent again after the server was reached, at most
     * @param retryLimit how long after the server was first reached it is sent again, at most
     * @param outage tells how long the server has been out of reach
     * @param surrender gives runs up
     * @param doorstep knows whether the port of the server speaks otherwise, which is asked once a run
     */
    public Verdict(long maxRetries, Duration retryLimit, Outage outage, Surrender surrender, Doorstep doorstep) {
        this.maxRetries = maxRetries;
        this.retryLimit = retryLimit;
        this.outage = outage;
        this.surrender = surrender;
        this.doorstep = doorstep;
    }

    /**
     * Tells whether the Bundle is sent again. A server out of reach is waited for by time, and the run is given up when
     * that is over, or at once if the server turns away whatever it sends; everything else is counted. Nothing is sent
     * again when the process is being stopped.
     */
    public boolean isSentAgain(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Run run = dispatch.run();
        if (run.isGivenUp()) {
            return false;
        }
        Diagnosis diagnosis = Diagnosis.of(exchange);
        if (isMisnamed(run, diagnosis)) {
            return false;
        }
        return switch (diagnosis.failure()) {
            case UNREACHABLE -> isWaitedFor(dispatch, diagnosis);
            case TRANSIENT -> isLeft(dispatch, diagnosis);
            case OUTCOME_UNKNOWN -> dispatch.isRepeatable() && isLeft(dispatch, diagnosis);
            case TURNED_AWAY -> isTurnedAway(run, diagnosis);
            case REFUSED, PERMANENT, UNSENT -> false;
        };
    }

    /** Where nobody has looked at the server first, the first Bundle shows it; nothing that speaks otherwise takes any. */
    private boolean isMisnamed(Run run, Diagnosis diagnosis) {
        if (!run.tally().isFirst() || diagnosis.exception().startsWith(NO_TOKEN) || !isNew(run, diagnosis)) {
            return false;
        }
        Optional<String> fault = doorstep.misnomer(diagnosis);
        fault.ifPresent(why -> {
            surrender.of(run, why);
            outage.over(run);
        });
        return fault.isPresent();
    }

    private boolean isNew(Run run, Diagnosis diagnosis) {
        synchronized (known) {
            return Doorstep.isUnclear(diagnosis) && known.add(run);
        }
    }

    private boolean isLeft(Dispatch dispatch, Diagnosis diagnosis) {
        Run run = dispatch.run();
        Duration told = diagnosis.retryAfter();
        if (told != null && told.compareTo(retryLimit) > 0) {
            surrender.of(
                    run,
                    "the server answers %d and asks to wait %s, longer than RETRY_LIMIT, which is %s"
                            .formatted(diagnosis.status(), told, retryLimit));
            return false;
        }
        return !run.isInterrupted()
                && dispatch.failures() <= maxRetries
                && dispatch.age().compareTo(retryLimit) <= 0
                && isWaiting(dispatch);
    }

    /** A process that is killed while a Bundle waits has not sent it, unless that is what nobody knows. */
    private boolean isWaiting(Dispatch dispatch) {
        if (dispatch.lastFailure().failure() != Failure.OUTCOME_UNKNOWN) {
            dispatch.unsent();
        }
        surrender.mayWake(dispatch.run());
        return true;
    }

    private boolean isWaitedFor(Dispatch dispatch, Diagnosis diagnosis) {
        Run run = dispatch.run();
        if (run.isInterrupted()) {
            surrender.of(run, "the server is out of reach, and the process is being stopped");
            outage.over(run);
            return false;
        }
        Optional<String> noToken = Optional.of(diagnosis.exception())
                .filter(exception -> exception.startsWith(NO_TOKEN))
                .map(exception -> exception.substring(NO_TOKEN.length()));
        if (outage.lasts(run, noToken)) {
            return isWaiting(dispatch);
        }
        String who =
                noToken.map(why -> "no token: " + why + "; who gives them has").orElse("the server has");
        surrender.of(run, "%s been out of reach for %s (OUTAGE_LIMIT)".formatted(who, outage.limit()));
        outage.over(run);
        return false;
    }

    /** A wrong address is one for all; but where Bundles were taken, this one must be at fault. */
    private boolean isTurnedAway(Run run, Diagnosis diagnosis) {
        int status = diagnosis.status();
        if (status == 401 || status == 403) {
            surrender.of(run, "the server answers " + status + "; check FHIR_AUTH and what it needs");
        } else if (diagnosis.exception().startsWith(NO_TOKEN)) {
            surrender.of(run, "no token: " + diagnosis.exception().substring(NO_TOKEN.length()));
        } else if (status == 0) {
            surrender.of(run, "no connection comes about; check FHIR_URL: " + diagnosis.exception());
        } else if (status == 407) {
            surrender.of(run, "the proxy answers 407; check the user and the password in HTTP_PROXY");
        } else if (status == 200) {
            surrender.of(
                    run,
                    "the CapabilityStatement of the server offers neither updateCreate nor conditionalCreate for all that is written; choose WRITE_MODE");
        } else if (run.tally().isFirst()) {
            surrender.of(run, "the server answers " + status + "; check FHIR_URL");
        }
        return false;
    }
}
