package dev.fhirseeder.kamelet;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.fhirseeder.access.Access;
import dev.fhirseeder.deliver.AnswerReader;
import dev.fhirseeder.deliver.Connection;
import dev.fhirseeder.deliver.Wires;
import dev.fhirseeder.settings.Setting;
import dev.fhirseeder.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The bean of {@code synthetic-immunization-sink}: the people that a request asks for are delivered to a FHIR server. */
public final class Sink {

    private final Parameters parameters = new Parameters();
    private final AnswerReader answers = new AnswerReader();
    private final Wires wires =
            new Wires(Integer.MAX_VALUE); // how many are sent at the same time the embedding route says
    private final Supplier<IGenericClient> client = Suppliers.memoize(this::client);

    /** Returns the parameters by their names, for Camel to fill in. */
    public Map<String, String> getParameters() {
        return parameters.texts();
    }

    /**
     * Checks the parameters before the first message.
     *
     * @throws dev.fhirseeder.settings.SettingsException if one is no good; it names every fault
     */
    public void check() {
        parameters.order();
    }

    /**
     * Delivers the people that a request asks for, one Bundle after another, each made when it is sent, and sent once. The
     * message stays as it is.
     *
     * @param exchange whose message is a JSON request, or blank
     * @throws dev.fhirseeder.settings.SettingsException if the request cannot be; it names every fault by its word
     * @throws RuntimeException with what is wrong, and nothing of what was sent, at the first Bundle that the server has not
     *     taken, or of which that is not known; a redelivery goes on with that one
     */
    public void deliver(Exchange exchange) {
        Passage passage = passage(exchange);
        for (Piece bundle = passage.present(); bundle != null; bundle = passage.present()) {
            answers.compare(Objects.requireNonNull(bundle.parcel()), answer(bundle.text()));
            passage.arrived();
        }
        exchange.removeProperty(Passage.PROPERTY);
    }

    /** Closes the connections to the server; nothing is delivered any more. */
    public void close() {
        wires.shutdown();
    }

    private Passage passage(Exchange exchange) {
        String asked = Objects.requireNonNullElse(exchange.getMessage().getBody(String.class), "");
        Passage underway = exchange.getProperty(Passage.PROPERTY, Passage.class);
        if (underway != null && underway.isOf(this, asked)) {
            return underway;
        }
        Passage fresh = new Passage(
                this,
                asked,
                new Pieces(parameters.order(asked), Emission.BUNDLE, exchange.getContext())
                        .telling()
                        .iterator());
        exchange.setProperty(Passage.PROPERTY, fresh);
        return fresh;
    }

    private @Nullable String answer(String bundle) {
        try {
            return client.get().transaction().withBundle(bundle).execute();
        } catch (RuntimeException e) {
            answers.refuse(e); // what the client throws quotes the answer
            throw e;
        }
    }

    /** It repeats nothing and follows no redirect: whether a Bundle is sent again is the embedding route's to say. */
    private IGenericClient client() {
        Settings settings = parameters.settings();
        Clock clock = Clock.systemUTC();
        Duration timeout = settings.get(Setting.RESPONSE_TIMEOUT);
        Access access = Access.of(
                settings, guard -> Connection.http(wires, timeout, guard), wires.approach(), () -> 0, clock::instant);
        return Connection.to(settings.get(Setting.FHIR_URL), wires, timeout, clock::instant, access::guard);
    }
}
