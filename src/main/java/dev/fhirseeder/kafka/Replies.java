package dev.fhirseeder.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fhirseeder.report.RunReport;
import dev.fhirseeder.run.PostponedException;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import dev.fhirseeder.settings.SettingsException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests that come as messages. */
public final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Predicate<Setting<?>> chosen;
    private final Setbacks setbacks = new Setbacks();

    /**
     * Prepares the answering.
     *
     * @param settings what a request leaves out
     */
    public Replies(Settings settings) {
        this.chosen = settings::isChosen;
    }

    /**
     * Fixes what would else be drawn, or be of the day on which the message is taken, by the message itself: when it comes
     * again, it asks for the same people, and their run goes on. A run that bears a name is remembered by that.
     */
    public void fix(Exchange exchange) {
        Message words = exchange.getMessage();
        Origin origin = Receipts.origin(exchange);
        if (words.getHeader("runId") == null) {
            if (isOpen(words, "seed", Setting.SEED)) {
                words.setHeader("seed", Long.toString(origin.seed()));
            }
            if (isOpen(words, "asOf", Setting.AS_OF)) {
                words.setHeader("asOf", origin.day().toString());
            }
        }
    }

    private boolean isOpen(Message words, String word, Setting<?> setting) {
        return words.getHeader(word) == null && !chosen.test(setting);
    }

    /**
     * Puts the report of the run, under its name, in the place of the message.
     *
     * @throws PostponedException if the run is to come to its end another time
     */
    public void answer(Exchange exchange) {
        RunReport report = Objects.requireNonNull(exchange.getMessage().getBody(RunReport.class));
        Run run = exchange.getMessage().getHeader("run", Run.class);
        setbacks.refuseUnfinished(Receipts.origin(exchange).place(), run);
        try {
            Receipts.become(
                    exchange,
                    JSON.writeValueAsBytes(report),
                    Receipts.origin(exchange).answered(Texts.bytes(report.runId())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is always writable as JSON", e);
        }
    }

    /**
     * Puts a message that was refused, as it came, in the place of whatever has become of it, with why it was refused.
     *
     * @throws PostponedException if the same can be later
     */
    public void refuse(Exchange exchange) {
        SettingsException refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SettingsException.class);
        Origin origin = Receipts.origin(exchange);
        List<String> faults = Faults.of(refusal);
        String told = String.join("; ", faults);
        if (refusal.isPassing()) {
            throw new PostponedException("message=%s comes again: %s".formatted(origin.place(), told));
        }
        LOG.warn("message={} is refused, and goes to the dead letters: {}", origin.place(), told);
        Receipts.become(exchange, origin.sendable(), origin.headers("faults", String.join("\n", faults)));
    }
}
