package dev.fhirseeder.kamelet;

import com.google.common.collect.Iterables;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.Order;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean of {@code synthetic-immunization-source}: at each tick the next people. Where it stands is nowhere kept: after a restart
 * it begins again at {@code startIndex}.
 */
public final class Source {

    private static final Logger LOG = LoggerFactory.getLogger(Source.class);

    private final Parameters parameters = new Parameters();

    /** What each tick has of those before it: the seed, the population date and its first index; empty before the first. */
    private final Map<String, String> stand = new HashMap<>();

    /** Returns the parameters by their names, for Camel to fill in. */
    public Map<String, String> getParameters() {
        return parameters.texts();
    }

    /**
     * Checks the parameters before the first tick.
     *
     * @throws dev.fhirseeder.settings.SettingsException if one is no good; it names every fault
     */
    public void check() {
        parameters.order();
    }

    /**
     * Returns the messages of a tick, each made when it is asked for. The next tick goes on after the last person of those that
     * were asked for.
     *
     * @param tick like whose message they are
     * @throws dev.fhirseeder.settings.SettingsException if there are no more people
     */
    public Iterable<Message> next(Exchange tick) {
        Order order = begin();
        return Iterables.transform(new Pieces(order, parameters.emission()), piece -> {
            passed(piece.last());
            return piece.like(tick.getMessage());
        });
    }

    private synchronized Order begin() {
        Order order = parameters.order(stand);
        if (stand.isEmpty()) {
            GenerationRequest request = order.request();
            LOG.info(
                    "synthetic-immunization-source seed={} populationDate={} startIndex={}",
                    request.seed(),
                    request.populationDate(),
                    request.startIndex());
            stand.put("seed", Long.toString(request.seed()));
            stand.put("populationDate", request.populationDate().toString());
        }
        return order;
    }

    private synchronized void passed(long index) {
        stand.put("startIndex", Long.toString(index + 1));
    }
}
