package dev.fhirseeder.kafka;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.plan.Command;
import dev.fhirseeder.plan.Result;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.OneLine;
import dev.fhirseeder.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker does of a command: opens the run of its chunk, and says what has become of it. */
public final class Shift {

    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);
    private static final String COMMAND = "command";

    /** A worker that could open no run so many times one after another leaves the work to others. */
    static final int MOST_UNOPENED = 3;

    private final Runs runs;
    private final RequestReader requests;
    private final Runnable end;
    private final Setbacks setbacks = new Setbacks();
    private final AtomicInteger unopened = new AtomicInteger();

    /**
     * Prepares the work.
     *
     * @param runs make the people
     * @param requests reads requests of which nothing is left out
     * @param end ends the application, since this worker can open no runs; must not wait
     */
    public Shift(Runs runs, RequestReader requests, Runnable end) {
        this.runs = runs;
        this.requests = requests;
        this.end = end;
    }

    /**
     * Opens the run of the command that has come.
     *
     * @throws SettingsException if the command cannot be; it names every fault
     */
    public Run open(Exchange exchange) {
        Command command = Command.read(Receipts.origin(exchange).content());
        exchange.setProperty(COMMAND, command);
        Run run = opened(command, command.checked(requests));
        Receipts.become(exchange, run, ImmutableMap.of("run", run, "runKey", run.id()));
        return run;
    }

    /**
     * What is wrong with the journals of this worker is no fault of the command: another worker may do it, which gets it when
     * this one is gone.
     */
    private Run opened(Command command, GenerationRequest request) {
        try {
            Run run = runs.chunk(command.runId(), request);
            unopened.set(0);
            return run;
        } catch (SettingsException | UncheckedIOException e) {
            LOG.error("run={} cannot be opened here: {}", command.runId(), OneLine.of(String.valueOf(e.getMessage())));
            if (unopened.incrementAndGet() == MOST_UNOPENED) {
                LOG.error(
                        "No run could be opened {} times in a row: this worker ends, others do its chunks",
                        MOST_UNOPENED);
                end.run();
            }
            throw new PostponedException("run=%s cannot be opened: its message comes again".formatted(command.runId()));
        }
    }

    /**
     * Closes the run, and puts the result in the place of the message.
     *
     * @throws PostponedException if the run is to come to its end another time
     */
    public void close(Exchange exchange) {
        Run run = runs.close(exchange.getMessage().getHeader("run", Run.class));
        Command command = exchange.getProperty(COMMAND, Command.class);
        setbacks.refuseUnfinished(command.runId(), run);
        Result result = Result.of(command, run);
        LOG.info(
                "plan={} chunk={} of={} people={} delivered={} deadLettered={} seconds={}",
                command.plan(),
                command.chunk(),
                command.chunks(),
                run.requested(),
                result.delivered(),
                result.deadLettered(),
                result.seconds());
        Receipts.become(exchange, result.json(), key(result));
    }

    /**
     * Returns the result of a command that was refused; none if it does not tell of which chunk it is, or is too large to be sent
     * on.
     */
    public List<byte[]> refused(Exchange exchange) {
        SettingsException refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SettingsException.class);
        Command command = exchange.getProperty(COMMAND, Command.class);
        if (command == null || Receipts.origin(exchange).sendable() == null) {
            return List.of();
        }
        Result result = Result.refused(command, Faults.of(refusal));
        Receipts.become(exchange, result.json(), key(result));
        return List.of(result.json());
    }

    private static ImmutableMap<String, Object> key(Result result) {
        return ImmutableMap.of(KafkaConstants.KEY, Texts.bytes(result.key()));
    }
}
