package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.bundle.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A gathering on its way: travels with its exchange from the first attempt to the end. One thread at a time has it in
 * hand.
 */
public final class Dispatch {

    private static final String PROPERTY = "dispatch";

    private final Gathering gathering;
    private final Supplier<Transaction> packing;
    private @Nullable Transaction transaction;
    private Map<String, Integer> resources = Map.of();
    private long bytes;
    private int attempts;
    private int failures;
    private Diagnosis lastFailure = Diagnosis.UNSENT;
    private long attemptedAt = System.nanoTime();

    /**
     * Puts a gathering on its way.
     *
     * @param packing makes the Bundle, when it is first asked for
     */
    Dispatch(Gathering gathering, Supplier<Transaction> packing) {
        this.gathering = gathering;
        this.packing = packing;
    }

    /** Returns the dispatch that travels with the exchange. */
    public static Dispatch of(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(PROPERTY, Dispatch.class), "Nothing is on its way here");
    }

    void travelWith(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** Returns who is on the way. */
    public Gathering gathering() {
        return gathering;
    }

    /**
     * Returns the Bundle; it is made once.
     *
     * @throws EncodingException if it cannot be made
     */
    public Transaction transaction() {
        if (transaction == null) {
            try {
                transaction = packing.get();
            } catch (RuntimeException e) {
                throw new EncodingException(e);
            }
        }
        return transaction;
    }

    /** Returns the id of the Bundle for the log, or {@code none} if it has not been made. */
    String name() {
        return transaction == null ? "none" : transaction.id().toString();
    }

    /**
     * Says as what the people arrived.
     *
     * @param arrived how many resources of each type
     * @param length of them all, in bytes
     */
    public void arrived(Map<String, Integer> arrived, long length) {
        resources = Map.copyOf(arrived);
        bytes = length;
    }

    /** Returns how many resources of each type have arrived. */
    Map<String, Integer> resources() {
        return resources;
    }

    /** Returns the length of what has arrived, in bytes. */
    long bytes() {
        return bytes;
    }

    /** Notes that an attempt begins. */
    void attempt() {
        attempts++;
        attemptedAt = System.nanoTime();
    }

    /** Returns how many attempts there were, the present one included. */
    int attempts() {
        return attempts;
    }

    /** Notes that the present attempt has failed. */
    void failed(Diagnosis diagnosis) {
        lastFailure = diagnosis;
        if (diagnosis.failure() != Failure.UNREACHABLE) {
            failures++;
        }
    }

    /** Returns what the last attempt told, or {@link Diagnosis#UNSENT} if there was none. */
    Diagnosis lastFailure() {
        return lastFailure;
    }

    /** Returns how many attempts have reached the server, or may have, and failed. */
    int failures() {
        return failures;
    }

    /** Returns how long the present attempt has taken. */
    Duration attemptTime() {
        return Duration.ofNanos(System.nanoTime() - attemptedAt);
    }
}
