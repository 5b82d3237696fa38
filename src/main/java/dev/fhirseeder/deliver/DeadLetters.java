package dev.fhirseeder.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Counted;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what could not be delivered: the Bundle as it would have been sent, and beside it the cause. */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LetterFolder folder;
    private final Supplier<Instant> clock;
    private final DeliveryListener listener;
    private final Surrender surrender;

    /**
     * Prepares the keeping.
     *
     * @param folder where dead letters lie
     * @param clock tells the time
     * @param listener hears of them
     * @param surrender gives a run up whose dead letters cannot be kept
     */
    public DeadLetters(LetterFolder folder, Supplier<Instant> clock, DeliveryListener listener, Surrender surrender) {
        this.folder = folder;
        this.clock = clock;
        this.listener = listener;
        this.surrender = surrender;
    }

    /**
     * Keeps the Bundle. If it cannot be made, its people remain; if it cannot be written, the run is given up, too: whom the
     * server refuses would else be lost. A letter to which the server has not answered stays as it was.
     */
    public void keep(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Run run = dispatch.run();
        long people = dispatch.who().count();
        try {
            Diagnosis diagnosis = Diagnosis.of(exchange);
            Optional<Cause> letter = dispatch.load().letter();
            Parcel whole = dispatch.whole();
            if (letter.isEmpty()) {
                Cause cause = cause(dispatch, diagnosis, whole.id().toString());
                folder.write(cause, whole.json().utf8());
                tell(cause);
            } else if (diagnosis.status() != 0) {
                Cause cause = cause(dispatch, diagnosis, letter.get().bundleId());
                folder.write(cause);
                tell(cause);
            }
            run.deadLettered(dispatch.who());
            listener.deadLettered(dispatch.load().shares(whole.resources()));
            listener.ended(false, dispatch.time());
            dispatch.trace().ended(Trace.End.DEAD_LETTERED);
        } catch (UncheckedIOException e) {
            surrender.of(run, "dead letters cannot be kept: " + e.getMessage());
            run.left(dispatch.who());
            LOG.warn("run={} bundle={} people={} could not be kept, and remain", run.id(), dispatch.name(), people);
        } catch (EncodingException e) {
            run.left(dispatch.who());
            LOG.error("run={} people={} could not be encoded, and remain", run.id(), people, e);
            run.trouble(Counted.of(people, "person", "people") + " could not be encoded");
        }
        dispatch.trace().ended(Trace.End.LEFT); // if it has not come to its end yet
    }

    private Cause cause(Dispatch dispatch, Diagnosis diagnosis, String bundleId) {
        return new Cause(
                bundleId,
                dispatch.run().id(),
                dispatch.who().count(),
                dispatch.load().indices().toString(),
                diagnosis.failure().text(),
                diagnosis.status(),
                diagnosis.exception(),
                tree(diagnosis.operationOutcome()),
                dispatch.attempts(),
                clock.get().toString(),
                dispatch.run().shipment().destination().to());
    }

    private static void tell(Cause cause) {
        LOG.error(
                "run={} bundle={} people={} dead-lettered after {}: {} {} status={}",
                cause.runId(),
                cause.bundleId(),
                cause.people(),
                cause.attempts() == 1 ? "1 attempt" : cause.attempts() + " attempts",
                cause.failure(),
                cause.exception(),
                cause.status());
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI writes JSON", e);
        }
    }
}
