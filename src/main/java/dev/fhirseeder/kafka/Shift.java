package dev.fhirseeder.kafka;

import com.google.common.collect.ImmutableMap;
import dev.fhirseeder.plan.Command;
import dev.fhirseeder.plan.Result;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.run.Runs;
import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker does of a command: opens the run of its chunk, and says what has become of it. */
public final class Shift {

    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);
    private static final String COMMAND = "command";

    private final Runs runs;
    private final RequestReader requests;
    private final Setbacks setbacks = new Setbacks();

    /**
     * Prepares the work.
     *
     * @param runs make the people
     * @param requests reads requests of which nothing is left out
     */
    public Shift(Runs runs, RequestReader requests) {
        this.runs = runs;
        this.requests = requests;
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

    /** What is wrong with the journals of this worker is no fault of the command: another worker may do it. */
    private Run opened(Command command, GenerationRequest request) {
        try {
            return runs.chunk(command.runId(), request);
        } catch (SettingsException e) {
            LOG.error("run={} cannot be opened here: {}", command.runId(), String.join("; ", e.problems()));
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
