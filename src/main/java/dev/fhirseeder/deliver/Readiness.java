package dev.fhirseeder.deliver;

import dev.fhirseeder.letter.LetterFolder;
import dev.fhirseeder.run.Runs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Tells whoever asks for the health of the process what it does. It is not ready while it waits for a server that is out
 * of reach; it is alive all the same, since to start it anew would heal nothing.
 */
public final class Readiness extends AbstractHealthCheck {

    /** The name of the check. */
    static final String NAME = "seeder";

    private final Runs runs;
    private final Outage outage;
    private final LetterFolder letters;
    private final Supplier<Instant> clock;

    /** What the process does. */
    public enum State {

        /** No run is under way. */
        IDLE,

        /** People are made or delivered. */
        RUNNING,

        /** A run waits for its server, which is out of reach. */
        WAITING
    }

    /**
     * Prepares the telling.
     *
     * @param runs knows what is under way
     * @param outage knows whether the server is out of reach
     * @param letters counts what could not be delivered
     * @param clock tells the time
     */
    public Readiness(Runs runs, Outage outage, LetterFolder letters, Supplier<Instant> clock) {
        super(NAME, NAME);
        this.runs = runs;
        this.outage = outage;
        this.letters = letters;
        this.clock = clock;
    }

    /** Returns what the process does now. */
    public State state() {
        if (runs.underWay().isEmpty()) {
            return State.IDLE;
        }
        return outage.duration().isPresent() ? State.WAITING : State.RUNNING;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder answer, Map<String, Object> options) {
        State state = state();
        answer.detail("state", state.name().toLowerCase(Locale.ROOT));
        answer.detail("openRuns", runs.underWay().size());
        answer.detail("deadLetters", letters.count());
        answer.up();
        if (state == State.WAITING) {
            since().ifPresent(since -> {
                answer.detail("since", since.toString());
                answer.message("waiting for the FHIR server, which is out of reach since " + since);
                answer.down();
            });
        }
    }

    /**
     * Returns since when the server has been out of reach; empty if nobody waits for it. The time is reckoned from now: it stays
     * right when the machine's clock is set.
     */
    public Optional<Instant> since() {
        return outage.duration().map(waited -> clock.get().minus(waited).truncatedTo(ChronoUnit.SECONDS));
    }
}
