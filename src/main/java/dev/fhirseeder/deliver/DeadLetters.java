package dev.fhirseeder.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.files.WholeFile;
import dev.fhirseeder.run.Run;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what could not be delivered: the Bundle as it would have been sent, and beside it the cause. */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Supplier<Instant> clock;
    private final DeliveryListener listener;
    private final Surrender surrender;

    /**
     * Why a Bundle was not delivered.
     *
     * @param bundleId of the Bundle
     * @param runId of its run
     * @param people how many people it holds
     * @param failure the kind of failure
     * @param status the HTTP status of the last answer, 0 if there was none
     * @param exception the simple name of the exception of the last attempt
     * @param operationOutcome the server's own words, null if it had none
     * @param attempts how often it was sent, or tried to be
     * @param time when it was given up, in UTC
     */
    record Cause(
            String bundleId,
            String runId,
            int people,
            Failure failure,
            int status,
            String exception,
            @Nullable JsonNode operationOutcome,
            int attempts,
            String time) {}

    /**
     * Prepares the keeping.
     *
     * @param folder where dead letters lie
     * @param clock tells the time
     * @param listener hears of them
     * @param surrender gives a run up whose dead letters cannot be kept
     */
    public DeadLetters(Path folder, Supplier<Instant> clock, DeliveryListener listener, Surrender surrender) {
        this.folder = folder;
        this.clock = clock;
        this.listener = listener;
        this.surrender = surrender;
    }

    /**
     * Keeps the Bundle, as {@code <bundleId>.json} and {@code <bundleId>.cause.json}. If it cannot be made, its people
     * remain; if it cannot be written, the run is given up, too: whom the server refuses would else be lost.
     */
    public void keep(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        Run run = dispatch.gathering().run();
        int people = dispatch.gathering().people().size();
        try {
            write(cause(exchange, dispatch), dispatch.transaction().json());
            run.deadLettered(dispatch.gathering().indices());
            listener.deadLettered(people);
        } catch (UncheckedIOException e) {
            run.left(dispatch.gathering().indices());
            surrender.of(run, "dead letters cannot be kept: " + e.getMessage());
            LOG.warn("run={} bundle={} people={} could not be kept, and remain", run.id(), dispatch.name(), people);
        } catch (EncodingException e) {
            run.left(dispatch.gathering().indices());
            LOG.error("run={} people={} could not be encoded, and remain", run.id(), people, e);
            run.trouble(people + " people could not be encoded");
        }
    }

    private void write(Cause cause, Json bundle) {
        WholeFile.write(folder.resolve(cause.bundleId() + ".json"), bundle.utf8());
        WholeFile.write(folder.resolve(cause.bundleId() + ".cause.json"), json(cause));
        LOG.error(
                "run={} bundle={} people={} dead-lettered after {} attempts: {} {} status={}",
                cause.runId(),
                cause.bundleId(),
                cause.people(),
                cause.attempts(),
                cause.failure(),
                cause.exception(),
                cause.status());
    }

    private Cause cause(Exchange exchange, Dispatch dispatch) {
        Diagnosis diagnosis = Diagnosis.of(exchange);
        return new Cause(
                dispatch.transaction().id().toString(),
                dispatch.gathering().run().id(),
                dispatch.gathering().people().size(),
                diagnosis.failure(),
                diagnosis.status(),
                diagnosis.exception(),
                tree(diagnosis.operationOutcome()),
                dispatch.attempts(),
                clock.get().toString());
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI writes JSON", e);
        }
    }

    private static byte[] json(Cause cause) {
        try {
            return JSON.writeValueAsBytes(cause);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A cause is always writable as JSON", e);
        }
    }
}
