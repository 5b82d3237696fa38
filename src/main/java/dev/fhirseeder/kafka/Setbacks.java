package dev.fhirseeder.kafka;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.run.Run;

/** How often what a message asks for has broken off in this process. Safe for use by many threads. */
final class Setbacks {

    /** What breaks off so often would do so for ever; then it is told what there is. */
    static final int MOST = 3;

    private final Cache<String, Integer> broken =
            CacheBuilder.newBuilder().maximumSize(1_000).build();

    /**
     * Refuses to answer for a run that another time may bring to its end: one that was stopped, that was given up, or that has
     * broken off, as by a full disk. One that has broken off {@value #MOST} times here is answered for as it is, which is a
     * trouble of it.
     *
     * @param message what asks for the run, the same each time it comes
     * @throws PostponedException if it is to come again
     */
    void refuseUnfinished(String message, Run run) {
        if (run.remaining() <= 0 || !run.isStopped()) {
            broken.invalidate(message);
            return;
        }
        boolean passing = run.isInterrupted() || run.isGivenUp();
        if (passing || broken.asMap().merge(message, 1, Integer::sum) < MOST) {
            throw new PostponedException(
                    "run=%s has not come to its end, and of its people %d of %d are left: its message comes again"
                            .formatted(run.id(), run.remaining(), run.requested()));
        }
        broken.invalidate(message);
        run.trouble("of its people %d of %d are left: it has broken off %d times, and does not begin again"
                .formatted(run.remaining(), run.requested(), MOST));
    }
}
