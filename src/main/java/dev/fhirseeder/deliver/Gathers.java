package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Gatherer;
import dev.fhirseeder.bundle.Gathering;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.util.List;
import java.util.Objects;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Gathers people who come one by one, or some at a time. Camel could call {@link Gatherer} as a bean, too; it would do so by
 * reflection, once a message, and that costs more than the gathering. A gathering is whole when as many travel as go together,
 * whatever the route waits for.
 */
public final class Gathers implements AggregationStrategy {

    /** The header that holds the {@link Run}. */
    private static final String RUN = "run";

    private final Gatherer gatherer = new Gatherer();

    @Override
    public Exchange aggregate(@Nullable Exchange open, Exchange next) {
        Message message = next.getMessage();
        Gathering begun = open == null ? null : (Gathering) open.getMessage().getBody();
        Gathering gathering = gatherer.append(begun, people(message.getBody()), run(message));
        Exchange gathered = open == null ? next : open;
        gathered.getMessage().setBody(gathering);
        if (gathering.people().size() >= gathering.run().shipment().together()) {
            gathered.setProperty(ExchangePropertyKey.AGGREGATION_COMPLETE_CURRENT_GROUP, true);
        }
        return gathered;
    }

    @SuppressWarnings("unchecked") // of lists, Handfuls makes no others
    private static List<PatientRecord> people(Object body) {
        return body instanceof PatientRecord person ? List.of(person) : (List<PatientRecord>) body;
    }

    private static Run run(Message message) {
        return (Run) Objects.requireNonNull(message.getHeader(RUN), "A record must come with its run");
    }
}
