package dev.fhirseeder.report;

import dev.fhirseeder.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. What an earlier process of it has done counts as done, and not for how fast it goes.
 *
 * @param done people who are delivered or in the dead letters
 * @param requested people who were asked for
 * @param resources that are delivered
 * @param people how many come to their end in a second
 * @param resourceRate how many resources are delivered in a second
 * @param secondsToGo until all are done, if it goes on so; null if nothing is done yet from which that could be told
 */
public record Advance(
        long done,
        long requested,
        long resources,
        double people,
        double resourceRate,
        @Nullable Double secondsToGo) {

    private static final double LEAST_SECONDS = 0.001;

    /** Returns how far a run is now. */
    public static Advance of(Run run) {
        long done = run.tally().delivered() + run.tally().deadLettered();
        long resources = run.tally().resources().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        double seconds = Math.max(run.elapsed().toMillis() / 1000.0, LEAST_SECONDS);
        double rate = (done - run.restored()) / seconds;
        return new Advance(
                done,
                run.requested(),
                resources,
                rate,
                (resources - run.restoredResources()) / seconds,
                done == run.restored() ? null : run.remaining() / rate);
    }
}
