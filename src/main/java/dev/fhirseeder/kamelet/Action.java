package dev.fhirseeder.kamelet;

import com.google.common.collect.Iterables;
import dev.fhirseeder.settings.SettingsException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The bean of {@code synthetic-immunization-action}: a request becomes what it asks for. */
public final class Action {

    private final Parameters parameters = new Parameters();

    /** Returns the parameters by their names, for Camel to fill in. */
    public Map<String, String> getParameters() {
        return parameters.texts();
    }

    /**
     * Checks the parameters before the first message.
     *
     * @throws SettingsException if one is no good; it names every fault
     */
    public void check() {
        parameters.order();
    }

    /**
     * Puts in the place of a request what it asks for: with {@code emit=whole} one Bundle with its headers, else messages for a
     * splitter, each made when it is asked for.
     *
     * @param exchange whose message is a JSON request, or blank
     * @throws SettingsException if the request cannot be; it names every fault by its word, and the
     *     message stays as it is
     */
    public void answer(Exchange exchange) {
        Message asked = exchange.getMessage();
        String json = Objects.requireNonNullElse(asked.getBody(String.class), "");
        Pieces pieces = new Pieces(parameters.order(json), parameters.emission(), exchange.getContext()).telling();
        if (parameters.emission() == Emission.WHOLE) {
            exchange.setMessage(whole(pieces).like(asked));
        } else {
            Message like = asked.copy();
            asked.setBody(Iterables.transform(pieces, piece -> piece.like(like)));
        }
    }

    private static Piece whole(Pieces pieces) {
        Iterator<Piece> people = pieces.iterator();
        if (!people.hasNext()) {
            throw new SettingsException(
                    List.of("ageFrom, ageTo and city: found nobody who is wanted, expected somebody with emit=whole"));
        }
        return people.next();
    }
}
