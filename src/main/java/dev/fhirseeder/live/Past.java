package dev.fhirseeder.live;

import org.jspecify.annotations.Nullable;

/**
 * A run that is not under way. Counts are of people.
 *
 * @param runId names it
 * @param pt the provinces, comma-separated; null of dead letters that were sent again, and where nobody knows
 * @param state {@code ended}, or another word if it has not come to its end
 * @param until when something was last written of it; null if nobody knows
 * @param requested asked for
 * @param delivered taken by the server, or written
 * @param deadLettered kept in the dead letters
 * @param remaining neither
 * @param seconds how long it took; null if nobody knows
 * @param shown whether there is a page of its report
 */
public record Past(
        String runId,
        @Nullable String pt,
        String state,
        @Nullable String until,
        long requested,
        long delivered,
        long deadLettered,
        long remaining,
        @Nullable Double seconds,
        boolean shown) {}
