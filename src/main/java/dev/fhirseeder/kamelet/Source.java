package dev.fhirseeder.kamelet;

import com.google.common.collect.Iterables;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.Order;
import dev.fhirseeder.settings.Counted;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
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

    private long found;
    private boolean exhausted;

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
     * were asked for. If not so many are found who are wanted, that is said, and no further tick looks for anybody.
     *
     * @param tick like whose message they are
     * @throws dev.fhirseeder.settings.SettingsException if there are no more people
     */
    public Iterable<Message> next(Exchange tick) {
        if (isExhausted()) {
            return List.of();
        }
        Order order = begin();
        Iterable<Message> messages =
                Iterables.transform(new Pieces(order, parameters.emission(), tick.getContext()), piece -> {
                    passed(piece);
                    return piece.like(tick.getMessage());
                });
        return Iterables.concat(messages, () -> end(order.request()));
    }

    private synchronized boolean isExhausted() {
        return exhausted;
    }

    private synchronized Order begin() {
        found = 0;
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

    /** Several pieces in a row may be of the same person. */
    private synchronized void passed(Piece piece) {
        String next = Long.toString(piece.last() + 1);
        if (!next.equals(stand.put("startIndex", next))) {
            found += piece.people();
        }
    }

    /** Behind the last message of a tick there is no other; but it may have come too early. */
    private synchronized Iterator<Message> end(GenerationRequest request) {
        if (found < request.records()) {
            exhausted = true;
            LOG.warn(
                    "synthetic-immunization-source has found {}, from index {} on: further ticks bring nobody",
                    Counted.found(found, request.records()),
                    request.startIndex());
        }
        return Collections.emptyIterator();
    }
}
