package dev.fhirseeder.deliver;

import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a question to the server, or a removal, is put again: both may be repeated at any time. A server out of
 * reach is waited for by time; what time can heal is counted, and bounded by time, too. Whoever asks is held meanwhile.
 */
public final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final String TRIES = "tries";

    /** The header that holds what the question belongs to. */
    private static final String INQUIRY = "inquiry";

    /** Whose messages are written for people: of answers, of settings and of files. */
    private static final List<Class<? extends Throwable>> OURS =
            List.of(QuestionException.class, SettingsException.class, UncheckedIOException.class);

    private final Backoff backoff;
    private final long maxRetries;
    private final Duration retryLimit;
    private final Duration outageLimit;
    private final LongSupplier nanoTime;
    private final BooleanSupplier stopped;
    private final Consumer<Duration> rest;

    /**
     * What there was of one question: its attempts, how many of them failed with an answer, since when, and since when none
     * came.
     */
    private static final class Tries {
        private int attempts;
        private int failures;
        private Optional<Long> answeredSince = Optional.empty();
        private Optional<Long> outOfReachSince = Optional.empty();
    }

    /**
     * Prepares the decisions.
     *
     * @param backoff says how long is waited before a question is put again
     * @param maxRetries how often one question is put again after the server was reached, at most
     * @param retryLimit how long after the server was first reached it is put again, at most
     * @param outageLimit how long a server out of reach is waited for
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param stopped tells whether the process is being stopped, so that nothing is put again
     * @param rest waits on the thread that asks, until the process is being stopped at the latest
     */
    public Patience(
            Backoff backoff,
            long maxRetries,
            Duration retryLimit,
            Duration outageLimit,
            LongSupplier nanoTime,
            BooleanSupplier stopped,
            Consumer<Duration> rest) {
        this.backoff = backoff;
        this.maxRetries = maxRetries;
        this.retryLimit = retryLimit;
        this.outageLimit = outageLimit;
        this.nanoTime = nanoTime;
        this.stopped = stopped;
        this.rest = rest;
    }

    /** Notes that a question has failed; the policy decides what follows. */
    public void failed(Exchange exchange) {
        Diagnosis diagnosis = diagnosis(Diagnosis.thrown(exchange));
        Tries tries = tries(exchange);
        tries.attempts++;
        Optional<Long> now = Optional.of(nanoTime.getAsLong());
        if (diagnosis.failure() == Failure.UNREACHABLE) {
            tries.outOfReachSince = tries.outOfReachSince.or(() -> now);
        } else {
            tries.outOfReachSince = Optional.empty();
            tries.answeredSince = tries.answeredSince.or(() -> now);
            tries.failures++;
        }
        LOG.warn(
                "{} question attempt={} status={} result=\"{}\"",
                exchange.getIn().getHeader(INQUIRY, "job"),
                tries.attempts,
                diagnosis.status(),
                diagnosis);
    }

    /**
     * Tells whether a question that has failed is put again, and waits before it says so: on the thread that asks, so that
     * no other work of that thread begins meanwhile.
     */
    public boolean isAskedAgain(Exchange exchange) {
        Tries tries = tries(exchange);
        Diagnosis diagnosis = diagnosis(Diagnosis.thrown(exchange));
        if (stopped.getAsBoolean() || !isWorthwhile(tries, diagnosis)) {
            return false;
        }
        rest.accept(
                diagnosis.failure() == Failure.UNREACHABLE
                        ? backoff.within(tries.attempts, diagnosis.retryAfter(), left(tries.outOfReachSince))
                        : backoff.after(tries.attempts, diagnosis.retryAfter()));
        return !stopped.getAsBoolean();
    }

    private boolean isWorthwhile(Tries tries, Diagnosis diagnosis) {
        return switch (diagnosis.failure()) {
            case UNREACHABLE -> isWithin(outageLimit, tries.outOfReachSince);
            case TRANSIENT, OUTCOME_UNKNOWN ->
                !isTooLong(diagnosis) && tries.failures <= maxRetries && isWithin(retryLimit, tries.answeredSince);
            default -> false;
        };
    }

    private boolean isWithin(Duration limit, Optional<Long> since) {
        return since.map(began -> nanoTime.getAsLong() - began < limit.toNanos())
                .orElse(true);
    }

    /** It was within the limit a moment ago. */
    private Duration left(Optional<Long> since) {
        Duration left = outageLimit.minusNanos(nanoTime.getAsLong() - since.orElseGet(nanoTime::getAsLong));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private boolean isTooLong(Diagnosis diagnosis) {
        Duration told = diagnosis.retryAfter();
        return told != null && told.compareTo(retryLimit) > 0;
    }

    /** Returns why a question stays without an answer, in words for people and without anything of a person. */
    public String why(Throwable thrown) {
        return chain(thrown)
                .filter(cause -> OURS.stream().anyMatch(type -> type.isInstance(cause)))
                .findFirst()
                .map(cause -> String.valueOf(cause.getMessage()))
                .orElseGet(() -> said(diagnosis(thrown)));
    }

    private String said(Diagnosis diagnosis) {
        if (isTooLong(diagnosis)) {
            return "the server answers %d and asks to wait %s, longer than RETRY_LIMIT, which is %s"
                    .formatted(diagnosis.status(), diagnosis.retryAfter(), retryLimit);
        }
        if (diagnosis.status() > 0) {
            return "the server answers " + diagnosis.status() + " (" + diagnosis + ")";
        }
        return diagnosis.failure() == Failure.PERMANENT
                ? "the program failed (" + diagnosis.exception() + ")"
                : "the server gave no answer (" + diagnosis + ")";
    }

    /** Who has to wait for a connection of ours knows nothing of the server, least of all that it is out of reach. */
    private static Diagnosis diagnosis(Throwable thrown) {
        if (chain(thrown).anyMatch(ConnectionPoolTimeoutException.class::isInstance)) {
            return new Diagnosis(Failure.TRANSIENT, 0, "no connection of ours was free", null);
        }
        return ours(thrown)
                .map(known -> new Diagnosis(known.failure(), 200, String.valueOf(known.getMessage()), null))
                .orElseGet(() -> Diagnosis.of(thrown));
    }

    private static Optional<QuestionException> ours(Throwable thrown) {
        return chain(thrown)
                .filter(QuestionException.class::isInstance)
                .map(QuestionException.class::cast)
                .findFirst();
    }

    private static Stream<Throwable> chain(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private static Tries tries(Exchange exchange) {
        Tries tries = exchange.getProperty(TRIES, Tries.class);
        if (tries == null) {
            tries = new Tries();
            exchange.setProperty(TRIES, tries);
        }
        return tries;
    }
}
