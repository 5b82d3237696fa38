package dev.fhirseeder.deliver;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.RecordMapper;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the server is asked to write: as the operator says, or if that is left to it, as its CapabilityStatement offers. */
public final class Capabilities implements Supplier<WriteMode> {

    private static final Logger LOG = LoggerFactory.getLogger(Capabilities.class);

    private final IGenericClient client;
    private volatile @Nullable WriteMode mode;

    /**
     * Prepares the choice.
     *
     * @param chosen by the operator; empty to let the server choose
     * @param client asks the server
     */
    public Capabilities(Optional<WriteMode> chosen, IGenericClient client) {
        this.mode = chosen.orElse(null);
        this.client = client;
    }

    /** Returns the mode; while the server has not been asked, the one that is asked for first. */
    @Override
    public WriteMode get() {
        WriteMode settled = mode;
        return settled == null ? WriteMode.UPDATE : settled;
    }

    /**
     * Settles the mode, once; a letter has its own. An exception is that of an attempt, and judged by the delivery policy: a
     * server that is out of reach is waited for.
     *
     * @throws RuntimeException if the server cannot be asked, or offers nothing that can be repeated without harm
     */
    public synchronized void settle(Exchange exchange) {
        if (mode == null && Dispatch.of(exchange).load().letter().isEmpty()) {
            WriteMode offered = offered(statement());
            mode = offered;
            LOG.info("WRITE_MODE=auto: the server offers {}", offered.text());
        }
    }

    /** What is no passing failure would be the same for every Bundle. */
    private CapabilityStatement statement() {
        try {
            return client.capabilities().ofType(CapabilityStatement.class).execute();
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

    private static WriteMode offered(CapabilityStatement statement) {
        if (isOffered(statement, CapabilityStatementRestResourceComponent::getUpdateCreate)) {
            return WriteMode.UPDATE;
        }
        if (isOffered(statement, CapabilityStatementRestResourceComponent::getConditionalCreate)) {
            return WriteMode.CONDITIONAL_CREATE;
        }
        throw new AnswerException(
                Failure.TURNED_AWAY,
                200,
                "The CapabilityStatement offers neither updateCreate nor conditionalCreate",
                null);
    }

    /** Everything that is written must be offered so: one mode holds for a whole Bundle. */
    private static boolean isOffered(
            CapabilityStatement statement, Predicate<CapabilityStatementRestResourceComponent> offer) {
        Set<String> types = statement.getRest().stream()
                .filter(rest -> rest.getMode() == RestfulCapabilityMode.SERVER)
                .flatMap(rest -> rest.getResource().stream())
                .filter(offer)
                .map(CapabilityStatementRestResourceComponent::getType)
                .collect(Collectors.toSet());
        return types.containsAll(RecordMapper.TYPES);
    }
}
