package dev.fhirseeder.report;

import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Counted;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far the run under way is: as one line that is written over on a terminal, else now and then as a log line. */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration IN_LOG = Duration.ofSeconds(10);

    private final Supplier<List<Run>> underWay;
    private final PrintStream terminal;
    private final boolean interactive;
    private final Duration period;

    /**
     * Prepares the telling.
     *
     * @param underWay returns the runs that are under way
     * @param terminal where the line is written over
     * @param interactive whether a person looks at that terminal
     */
    public Progress(Supplier<List<Run>> underWay, PrintStream terminal, boolean interactive) {
        this(underWay, terminal, interactive, interactive ? ON_TERMINAL : IN_LOG);
    }

    Progress(Supplier<List<Run>> underWay, PrintStream terminal, boolean interactive, Duration period) {
        this.underWay = underWay;
        this.terminal = terminal;
        this.interactive = interactive;
        this.period = period;
    }

    /** Begins to tell, on the given clockwork, until that is shut down. */
    public void start(ScheduledExecutorService clockwork) {
        var unused =
                clockwork.scheduleAtFixedRate(this::tell, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A run that has only just begun may be over by the next time: nobody has to be told how far it is. */
    void tell() {
        underWay.get().stream()
                .filter(run -> run.elapsed().compareTo(period) >= 0)
                .findFirst()
                .ifPresent(this::tell);
    }

    private void tell(Run run) {
        if (interactive) {
            terminal.print("\r" + line(run) + "\u001b[K");
            terminal.flush();
        } else {
            LOG.info("run={} progress=\"{}\"", run.id(), line(run));
        }
    }

    /**
     * Returns how far the run is, for example {@code 120/200 people, 2,640 resources, 14.2 people/s, 312 resources/s, about
     * 6 s to go, 3 retries}, and whether it waits for a server out of reach. What an earlier process has done counts as done, and not for how fast it goes.
     */
    static String line(Run run) {
        Advance advance = Advance.of(run);
        Double toGo = advance.secondsToGo();
        return text(
                "%,d/%,d people, %,d resources, %,.1f people/s, %,.0f resources/s, %s%s",
                advance.done(),
                advance.requested(),
                advance.resources(),
                advance.people(),
                advance.resourceRate(),
                toGo == null ? "no estimate yet" : text("about %,.0f s to go", toGo),
                trouble(run));
    }

    /** What does not go as it should; nothing if all does. */
    private static String trouble(Run run) {
        long retries = run.tally().retries();
        long lost = run.tally().deadLettered();
        return (retries == 0 ? "" : ", " + Counted.of(retries, "retry", "retries"))
                + (lost == 0 ? "" : text(", %,d dead-lettered", lost))
                + (run.isWaiting() ? ", waiting for the server" : "");
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
