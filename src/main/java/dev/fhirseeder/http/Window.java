package dev.fhirseeder.http;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.http.Preview.Shown;
import dev.fhirseeder.live.Frame;
import dev.fhirseeder.live.PersonPage;
import dev.fhirseeder.live.PersonPage.Asked;
import dev.fhirseeder.live.PersonPage.Ways;
import dev.fhirseeder.live.Wishes;
import dev.fhirseeder.settings.SettingsException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Shows one person to people: as a vaccination card beside the FHIR JSON. */
public final class Window {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter READABLE = JSON.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));
    private static final String PAGE = Preview.PATH + "/page?";

    private final Preview preview;
    private final Wishes wishes;

    /**
     * Prepares the showing.
     *
     * @param preview makes the person
     * @param wishes what a form begins with
     */
    public Window(Preview preview, Wishes wishes) {
        this.preview = preview;
        this.wishes = wishes;
    }

    /** Answers with the page of a person; what a form has left blank counts as not said, as it does everywhere. */
    public void show(Exchange exchange) {
        Call call = Call.of(exchange);
        Refusal.orAnswer(() -> answer(Query.of(call.query()))).give(exchange);
    }

    private Answer answer(Query query) {
        try {
            Optional<Shown> shown = preview.look(query);
            return shown.isPresent() ? answer(shown.get()) : nobody(404, query, List.of(Preview.NOBODY));
        } catch (SettingsException e) {
            return nobody(400, query, e.problems());
        }
    }

    private Answer nobody(int status, Query query, List<String> faults) {
        Asked asked = new Asked(
                wishes.choices(),
                query.values().getOrDefault("pt", wishes.pt()),
                query.values().getOrDefault("seed", ""),
                query.values().getOrDefault(Preview.INDEX, ""));
        return Answer.page(status, PersonPage.without(asked, faults), Frame.POLICY)
                .because(Reason.of(Problem.of(status, String.join("; ", faults))));
    }

    private Answer answer(Shown shown) {
        String pt = String.join(",", shown.request().pts());
        long index = shown.record().key().index();
        Asked asked =
                new Asked(wishes.choices(), pt, Long.toString(shown.request().seed()), Long.toString(index));
        String page = PersonPage.of(
                asked,
                shown.record(),
                shown.request().asOf(),
                readable(shown.bundle()),
                new Ways(
                        PAGE + shown.query(),
                        Preview.PATH + "?" + shown.query(),
                        index == 0 ? "" : PAGE + at(shown.query(), index - 1),
                        PAGE + at(shown.query(), index + 1)));
        return Answer.page(200, page, Frame.POLICY);
    }

    private static String at(String query, long index) {
        return query.replaceFirst("(?<=(^|&)index=)\\d+", Long.toString(index));
    }

    private static String readable(Json bundle) {
        try {
            return READABLE.writeValueAsString(JSON.readTree(bundle.utf8()));
        } catch (IOException e) {
            throw new IllegalStateException("A Bundle is JSON", e);
        }
    }
}
