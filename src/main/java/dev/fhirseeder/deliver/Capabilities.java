package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.settings.SettingsException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the server is asked to write: as the operator says, or if that is left to it, as its CapabilityStatement offers. */
public final class Capabilities implements Supplier<WriteMode> {

    private static final Logger LOG = LoggerFactory.getLogger(Capabilities.class);

    private final Statements statements;
    private final Inspection inspection;
    private final Surrender surrender;
    private volatile @Nullable WriteMode mode;

    /**
     * Prepares the choice.
     *
     * @param chosen by the operator; empty to let the server choose
     * @param statements asks the server
     * @param inspection looks at it first
     * @param surrender gives up the run that a refused server was meant for
     */
    public Capabilities(Optional<WriteMode> chosen, Statements statements, Inspection inspection, Surrender surrender) {
        this.mode = chosen.orElse(null);
        this.statements = statements;
        this.inspection = inspection;
        this.surrender = surrender;
    }

    /** Returns the mode; while the server has not been asked, the one that is asked for first. */
    @Override
    public WriteMode get() {
        WriteMode settled = mode;
        return settled == null ? WriteMode.UPDATE : settled;
    }

    /**
     * Looks at the server and settles the mode, once; a letter has its own. An exception is that of an attempt, and judged by
     * the delivery policy: a server that is out of reach is waited for.
     *
     * @throws DeliveryException if the server is refused
     * @throws RuntimeException if the server cannot be asked, or offers nothing that can be repeated without harm
     */
    public void settle(Exchange exchange) {
        Dispatch dispatch = Dispatch.of(exchange);
        try {
            inspection.check();
        } catch (SettingsException e) {
            surrender.of(dispatch.run(), "the server is refused: " + String.join("; ", e.problems()));
            throw DeliveryException.ceased(Diagnosis.UNSENT);
        }
        if (mode == null && dispatch.load().letter().isEmpty()) {
            settleMode();
        }
    }

    private synchronized void settleMode() {
        if (mode == null) {
            WriteMode offered = offered(statement());
            mode = offered;
            LOG.info("WRITE_MODE=auto: the server offers {}", offered.text());
        }
    }

    /** What is no passing failure would be the same for every Bundle. */
    private Statement statement() {
        try {
            return statements.read();
        } catch (RuntimeException e) {
            Diagnosis diagnosis = Diagnosis.of(e);
            if (diagnosis.failure() == Failure.REFUSED || diagnosis.failure() == Failure.PERMANENT) {
                throw new AnswerException(
                        Failure.TURNED_AWAY,
                        diagnosis.status(),
                        "The CapabilityStatement cannot be read: " + diagnosis.exception(),
                        diagnosis.operationOutcome());
            }
            throw e;
        }
    }

    /** Everything that is written must be offered so: one mode holds for a whole Bundle. */
    private static WriteMode offered(Statement statement) {
        if (statement.updateCreate().containsAll(RecordMapper.TYPES)) {
            return WriteMode.UPDATE;
        }
        if (statement.conditionalCreate().containsAll(RecordMapper.TYPES)) {
            return WriteMode.CONDITIONAL_CREATE;
        }
        throw new AnswerException(
                Failure.TURNED_AWAY,
                200,
                "The CapabilityStatement offers neither updateCreate nor conditionalCreate",
                null);
    }
}
