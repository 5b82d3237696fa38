package dev.fhirseeder.live;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.report.Card;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of one person: the vaccination card beside the FHIR JSON. It needs no program. */
public final class PersonPage {

    private PersonPage() {}

    /**
     * What was asked, to be filled in again.
     *
     * @param provinces what may be chosen
     * @param pt what was
     * @param seed of the person; empty if none is known
     * @param index of the person
     */
    public record Asked(List<String> provinces, String pt, String seed, String index) {}

    /**
     * Where else to look.
     *
     * @param here the address of this page whatever the settings and the date
     * @param json that of the FHIR JSON alone
     * @param before that of the person before; empty if this is the first
     * @param after that of the person after
     */
    public record Ways(String here, String json, String before, String after) {}

    /**
     * Returns the page.
     *
     * @param asOf the date as of which the record is known
     * @param bundle FHIR JSON, as it is to be read
     */
    public static String of(Asked asked, PatientRecord record, LocalDate asOf, String bundle, Ways ways) {
        Html html = Frame.begin("A person to look at", false);
        html.element(
                "p",
                "Record %s of %s, seed %s, as of %s. Synthetic: nobody real is described here."
                        .formatted(record.key().index(), record.jurisdiction().name(), asked.seed(), asOf),
                "class",
                "note");
        Map<String, String> links = new LinkedHashMap<>();
        links.put("/", "Back to the seeder");
        if (!ways.before().isEmpty()) {
            links.put(ways.before(), "The person before");
        }
        links.put(ways.after(), "The person after");
        links.put(ways.here(), "This person for ever");
        links.put(ways.json(), "The JSON alone");
        Frame.main(html, links);
        html.open("div", "class", "two").open("section", "aria-label", "Vaccination card");
        html.element("h2", "Vaccination card");
        Card.write(html, record, asOf);
        html.close().open("section", "aria-label", "FHIR JSON");
        html.element("h2", "FHIR JSON");
        html.open("pre", "class", "json", "tabindex", "0", "role", "region", "aria-label", "The Bundle as FHIR JSON");
        html.element("code", bundle).close().close().close();
        look(html, asked);
        return Frame.end(html);
    }

    /** Returns the page that says why nobody is shown. */
    public static String without(Asked asked, List<String> faults) {
        Html html = Frame.begin("Nobody to look at", false);
        Frame.main(html, Map.of("/", "Back to the seeder"));
        html.open("div", "class", "faults", "role", "alert")
                .element("p", "Nobody can be shown:")
                .open("ul");
        faults.forEach(fault -> html.element("li", fault));
        html.close().close();
        look(html, asked);
        return Frame.end(html);
    }

    private static void look(Html html, Asked asked) {
        FormsPart.look(html, asked.provinces(), asked.pt(), asked.seed(), asked.index());
    }
}
