package dev.fhirseeder.live;

import dev.fhirseeder.report.Advance;
import dev.fhirseeder.run.Run;

/**
 * A run that is under way.
 *
 * @param runId names it
 * @param advance how far it is
 * @param replay whether it sends dead letters again
 * @param waiting whether it waits for a server out of reach
 * @param deadLettered people in the dead letters
 * @param retries how many redeliveries began
 */
public record Journey(String runId, Advance advance, boolean replay, boolean waiting, long deadLettered, long retries) {

    /** Returns how a run stands now. */
    public static Journey of(Run run) {
        return new Journey(
                run.id(),
                Advance.of(run),
                run.isReplay(),
                run.isWaiting(),
                run.tally().deadLettered(),
                run.tally().retries());
    }
}
