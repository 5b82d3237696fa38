package dev.fhirseeder.deliver;

import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a question to the server, or a removal, is put again: both may be repeated at any time. A server out of
 * reach is waited for by time; what time can heal is counted.
 */
public final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final String TRIES = "tries";

    /** Whose messages are written for people: of answers, of settings and of files. */
    private static final List<Class<? extends Throwable>> OURS =
            List.of(QuestionException.class, SettingsException.class, UncheckedIOException.class);

    private final Backoff backoff;
    private final long maxRetries;
    private final Duration outageLimit;
    private final LongSupplier nanoTime;
    private final BooleanSupplier stopped;

    /** What there was of one question: its attempts, how many of them failed with an answer, and since when none came. */
    private static final class Tries {
        private int attempts;
        private int failures;
        private Optional<Long> outOfReachSince = Optional.empty();
    }

    /**
     * Prepares the decisions.
     *
     * @param backoff says how long is waited before a question is put again
     * @param maxRetries how often one question is put again after the server was reached, at most
     * @param outageLimit how long a server out of reach is waited for
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @param stopped tells whether the process is being stopped, so that nothing is put again
     */
    public Patience(
            Backoff backoff, long maxRetries, Duration outageLimit, LongSupplier nanoTime, BooleanSupplier stopped) {
        this.backoff = backoff;
        this.maxRetries = maxRetries;
        this.outageLimit = outageLimit;
        this.nanoTime = nanoTime;
        this.stopped = stopped;
    }

    /** Notes that a question has failed, and says how long is waited; the policy decides what follows. */
    public void failed(Exchange exchange) {
        Diagnosis diagnosis = diagnosis(Diagnosis.thrown(exchange));
        Tries tries = tries(exchange);
        tries.attempts++;
        if (diagnosis.failure() == Failure.UNREACHABLE) {
            tries.outOfReachSince = tries.outOfReachSince.or(() -> Optional.of(nanoTime.getAsLong()));
        } else {
            tries.outOfReachSince = Optional.empty();
            tries.failures++;
        }
        LOG.warn("question attempt={} status={} result=\"{}\"", tries.attempts, diagnosis.status(), diagnosis);
        exchange.getIn()
                .setHeader(
                        Exchange.REDELIVERY_DELAY,
                        backoff.after(tries.attempts, diagnosis.retryAfter()).toMillis());
    }

    /** Tells whether a question that has failed is put again. */
    public boolean isAskedAgain(Exchange exchange) {
        Tries tries = tries(exchange);
        return !stopped.getAsBoolean()
                && switch (diagnosis(Diagnosis.thrown(exchange)).failure()) {
                    case UNREACHABLE ->
                        tries.outOfReachSince
                                .map(since -> nanoTime.getAsLong() - since < outageLimit.toNanos())
                                .orElse(true);
                    case TRANSIENT, OUTCOME_UNKNOWN -> tries.failures <= maxRetries;
                    default -> false;
                };
    }

    /** Returns why a question stays without an answer, in words for people and without anything of a person. */
    public static String why(Throwable thrown) {
        return chain(thrown)
                .filter(cause -> OURS.stream().anyMatch(type -> type.isInstance(cause)))
                .findFirst()
                .map(cause -> String.valueOf(cause.getMessage()))
                .orElseGet(() -> said(Diagnosis.of(thrown)));
    }

    private static String said(Diagnosis diagnosis) {
        if (diagnosis.status() > 0) {
            return "the server answers " + diagnosis.status() + " (" + diagnosis + ")";
        }
        return diagnosis.failure() == Failure.PERMANENT
                ? "the program failed (" + diagnosis.exception() + ")"
                : "the server gave no answer (" + diagnosis + ")";
    }

    private static Diagnosis diagnosis(Throwable thrown) {
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
