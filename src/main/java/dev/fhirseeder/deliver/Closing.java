package dev.fhirseeder.deliver;

import dev.fhirseeder.run.Runs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends the delivering because the process is being stopped. Nobody is made any more, and whoever waits to be sent again is
 * woken at once; what is on its way may arrive within a limit. Then the connections are cut, so that nothing is awaited any
 * more and each run comes to its end in order.
 */
public final class Closing {

    private final Runs runs;
    private final Surrender surrender;
    private final List<Wires> wires;
    private final Duration limit;

    /**
     * Prepares the end.
     *
     * @param runs that are to end
     * @param surrender gives up the runs that have not ended within the limit
     * @param wires to the server
     * @param limit how long what is on its way may take to arrive
     */
    public Closing(Runs runs, Surrender surrender, List<Wires> wires, Duration limit) {
        this.runs = runs;
        this.surrender = surrender;
        this.wires = List.copyOf(wires);
        this.limit = limit;
    }

    /** Returns the runs that are to end one day. */
    public Runs runs() {
        return runs;
    }

    /**
     * Begins the end. Does not wait for it.
     *
     * @param clockwork that is shut down when all has ended
     */
    public void begin(ScheduledExecutorService clockwork) {
        runs.stop();
        ScheduledFuture<?> unused = clockwork.schedule(this::cut, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The runs first: what fails by the cut is then not sent again. */
    private void cut() {
        runs.underWay()
                .forEach(run -> surrender.of(
                        run, "what was still on its way %s after the stop was cut off (STOP_LIMIT)".formatted(limit)));
        wires.forEach(Wires::cut);
    }
}
