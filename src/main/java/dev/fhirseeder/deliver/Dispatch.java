package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.OversizeException;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A load on its way with its exchange, from the first attempt to the end; one thread at a time has it in hand. */
public final class Dispatch {

    private static final String PROPERTY = "dispatch";

    private final Load load;
    private final Indices who;
    private final Map<String, Integer> resources = new TreeMap<>();
    private @Nullable List<Parcel> parts;
    private int arrived;
    private long bytes;
    private int attempts;
    private int failures;
    private Diagnosis lastFailure = Diagnosis.UNSENT;
    private Duration pause = Duration.ZERO;
    private boolean divided;
    private boolean announced;
    private final long begunAt = System.nanoTime();
    private long attemptedAt = begunAt;
    private long reachedAt;
    private long failedAt;
    private Trace trace = Trace.NONE;

    /** Puts a load on its way. */
    Dispatch(Load load) {
        this.load = load;
        this.who = load.who();
    }

    /** Returns the dispatch that travels with the exchange. */
    public static Dispatch of(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(PROPERTY, Dispatch.class), "Nothing is on its way here");
    }

    void travelWith(Exchange exchange) {
        @Nullable Dispatch whole = exchange.getProperty(PROPERTY, Dispatch.class);
        trace = whole == null ? trace : whole.trace;
        exchange.setProperty(PROPERTY, this);
    }

    /** Returns what is on the way. */
    public Load load() {
        return load;
    }

    /** Returns the run to which it belongs. */
    public Run run() {
        return load.run();
    }

    /** Returns who is on the way. */
    Indices who() {
        return who;
    }

    /**
     * Returns the Bundle that is sent now; it is made once.
     *
     * @throws EncodingException if it cannot be made
     * @throws OversizeException if the server does not take so large a Bundle, and it must not be parted
     */
    public Parcel parcel() {
        if (parts == null) {
            parts = made(load::parts);
        }
        return parts.get(Math.min(arrived, parts.size() - 1));
    }

    /**
     * Returns all that is on the way in one Bundle.
     *
     * @throws EncodingException if it cannot be made
     */
    Parcel whole() {
        return parts != null && parts.size() == 1 ? parts.get(0) : made(load::whole);
    }

    private static <T> T made(Supplier<T> packing) {
        try {
            return packing.get();
        } catch (OversizeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new EncodingException(e);
        }
    }

    /** Returns the id of the Bundle for the log, or {@code none} if it has not been made. */
    String name() {
        return parts == null ? "none" : parcel().id().toString();
    }

    /**
     * Tells whether to send the present Bundle again can do no harm. One that was not made was not sent, unless by an earlier
     * process.
     */
    boolean isRepeatable() {
        return !isUncertain() && (parts == null || parcel().isRepeatable());
    }

    /** Tells whether there is a Bundle yet that the server has not taken. */
    boolean isUnderway() {
        return parts == null || arrived < parts.size();
    }

    /** Notes that the server has taken the present Bundle; the attempts of the next are counted anew. */
    void arrived() {
        Parcel parcel = parcel();
        arrived(parcel.resources(), parcel.json().size());
        arrived++;
        attempts = 0;
        failures = 0;
    }

    /**
     * Says as what people arrived.
     *
     * @param counts how many resources of each type
     * @param length of them all, in bytes
     */
    public void arrived(Map<String, Integer> counts, long length) {
        counts.forEach((type, count) -> resources.merge(type, count, Integer::sum));
        bytes += length;
    }

    /** Returns how many resources of each type have arrived. */
    Map<String, Integer> resources() {
        return resources;
    }

    /** Returns the length of what has arrived, in bytes. */
    long bytes() {
        return bytes;
    }

    /** Tells whether an earlier process was killed while it sent these people in a way that must not be repeated. */
    boolean isUncertain() {
        return !run().uncertain().isEmpty() && run().uncertain().containsAll(who);
    }

    /**
     * Remembers that the present Bundle is about to be sent, which must not be repeated.
     *
     * @throws java.io.UncheckedIOException if that cannot be remembered
     */
    void sending() {
        load.sending();
        announced = true;
    }

    /** Remembers that the server has surely not taken the present Bundle. */
    void unsent() {
        if (announced) {
            load.unsent();
            announced = false;
        }
    }

    /** Notes that an attempt begins. */
    void attempt() {
        attempts++;
        attemptedAt = System.nanoTime();
    }

    /** Has the present attempt followed; the first one of a Bundle opens its trace. */
    void follow(Traces traces) {
        trace = attempts == 1 ? traces.open(run(), who.count(), trace) : trace;
        trace.attempt(attempts);
    }

    /** Returns the trace of the present Bundle; before its first attempt, that of the Bundle before it. */
    Trace trace() {
        return trace;
    }

    /** Returns how many attempts there were for the present Bundle, the one that is under way included. */
    int attempts() {
        return attempts;
    }

    /** Notes that the present attempt has failed, and how long is waited before the next, if there is one. */
    void failed(Diagnosis diagnosis, Duration wait) {
        long now = System.nanoTime();
        if (lastFailure.failure() == Failure.UNREACHABLE) {
            reachedAt += now - failedAt; // an outage is bounded by a limit of its own
        }
        lastFailure = diagnosis;
        failedAt = now;
        pause = wait;
        if (diagnosis.failure() != Failure.UNREACHABLE && failures++ == 0) {
            reachedAt = now;
        }
    }

    /** Returns what the last attempt told, or {@link Diagnosis#UNSENT} if there was none. */
    Diagnosis lastFailure() {
        return lastFailure;
    }

    /** Returns how many attempts for the present Bundle have reached the server, or may have, and failed. */
    int failures() {
        return failures;
    }

    /**
     * Returns how long after the first attempt that reached the server, or may have, and failed the next one would begin;
     * outages do not count.
     */
    Duration age() {
        return failures == 0
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - reachedAt).plus(pause);
    }

    /** Notes that the load is not delivered as it is, but in halves. */
    void divide() {
        divided = true;
    }

    /** Tells whether the load is not delivered as it is, but in halves. */
    boolean isDivided() {
        return divided;
    }

    /** Returns how long the load has been on its way. */
    Duration time() {
        return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    /** Returns how long the present attempt has taken. */
    Duration attemptTime() {
        return Duration.ofNanos(System.nanoTime() - attemptedAt);
    }
}
