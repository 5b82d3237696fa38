package dev.fhirseeder.letter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fhirseeder.run.Indices;
import dev.fhirseeder.settings.Counted;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a Bundle was not delivered.
 *
 * @param bundleId of the Bundle
 * @param runId of its run
 * @param people how many people it holds
 * @param indices which people of the run they are, like {@code 0-9,12}
 * @param failure the kind of the last failure, in the words of the documents
 * @param status the HTTP status of the last answer, 0 if there was none
 * @param exception the simple name of the exception of the last attempt
 * @param operationOutcome the server's own words, null if it had none
 * @param attempts how often it was sent, or tried to be
 * @param time when it was given up, in UTC
 * @param fhirUrl where it was to go: the base URL of the server, or a folder; null if nobody has written that down
 */
public record Cause(
        String bundleId,
        String runId,
        long people,
        String indices,
        String failure,
        int status,
        String exception,
        @Nullable JsonNode operationOutcome,
        int attempts,
        String time,
        @Nullable String fhirUrl) {

    /**
     * States a cause.
     *
     * @throws IllegalArgumentException if the indices are none, or not those of as many people
     */
    public Cause {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(exception, "exception");
        Objects.requireNonNull(time, "time");
        if (Indices.parse(indices).count() != people) {
            throw new IllegalArgumentException(
                    "%s are not %s".formatted(indices, Counted.of(people, "person", "people")));
        }
    }

    /** Returns the same cause of a part of the Bundle. */
    public Cause ofPart(String id, long number, String who) {
        return new Cause(id, runId, number, who, failure, status, exception, operationOutcome, attempts, time, fhirUrl);
    }

    /** Returns the same cause, but for the kind of the failure. */
    public Cause as(String kind) {
        return new Cause(
                bundleId, runId, people, indices, kind, status, exception, operationOutcome, attempts, time, fhirUrl);
    }
}
