package dev.fhirseeder.kamelet;

import com.google.common.collect.Iterators;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.request.RequestReader;
import dev.fhirseeder.settings.Setting;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean of {@code synthetic-immunization-source}: at each tick the next people. Where it stands is not kept: after a restart it
 * begins again at {@code startIndex}, and with the seed of its parameters, if they name one, with the same people.
 */
public final class Source {

    private static final Logger LOG = LoggerFactory.getLogger(Source.class);

    private final Parameters parameters = new Parameters();

    /** What all ticks have in common, and the index at which the next begins; empty before the first tick. */
    private final Map<String, String> stand = new HashMap<>();

    /** Returns the parameters by their names, for Camel to fill in. */
    public Map<String, String> getWords() {
        return parameters.words();
    }

    /**
     * Checks what can be checked before the first tick.
     *
     * @throws dev.fhirseeder.settings.SettingsException if a parameter is no good; it names every fault
     */
    public void check() {
        parameters.requests().read(Map.of());
    }

    /**
     * Returns the messages of a tick, each made when it is asked for. The next tick goes on after the last person of those that
     * were asked for.
     *
     * @param tick whose message they are like
     * @throws dev.fhirseeder.settings.SettingsException if there are no more people
     */
    public synchronized Iterator<Message> next(Exchange tick) {
        RequestReader requests = parameters.requests();
        GenerationRequest request = requests.read(stand);
        if (stand.isEmpty()) {
            LOG.info(
                    "synthetic-immunization-source seed={} populationDate={} startIndex={}",
                    request.seed(),
                    request.populationDate(),
                    request.startIndex());
            stand.put("seed", Long.toString(request.seed()));
            stand.put("populationDate", request.populationDate().toString());
        }
        int size = Math.toIntExact(parameters.settings().get(Setting.BUNDLE_SIZE));
        return Iterators.transform(Press.pieces(request, parameters.emission(), size), piece -> {
            passed(piece);
            return piece.like(tick.getMessage());
        });
    }

    private synchronized void passed(Piece piece) {
        stand.put("startIndex", Long.toString(piece.last() + 1));
    }
}
