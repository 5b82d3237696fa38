package dev.fhirseeder.live;

import dev.fhirseeder.page.Html;
import java.util.List;

/** The forms: one to start a run, which a program sends; and one to look at a person, which a browser sends by itself. */
final class FormsPart {

    private static final String GREATEST = "899999999";

    private FormsPart() {}

    static void start(Html html, Wishes wishes) {
        html.element("h2", "Start a run", "id", "start");
        html.element("p", "What is left empty comes from the settings.", "class", "note");
        html.open("form", "id", "start-form", "class", "form");
        input(html, "start", "records", "People", "number", "" + wishes.records(), "min", "1", "max", "900000000");
        choice(html, "start", wishes.choices(), wishes.pt());
        input(html, "start", "seed", "Seed", "text", "", "placeholder", "drawn", "inputmode", "numeric");
        html.open("details", "class", "more")
                .element("summary", "More to choose")
                .open("div", "class", "form");
        input(html, "start", "startIndex", "First index", "number", "", "min", "0", "max", GREATEST);
        input(html, "start", "asOf", "Known as of", "date", "");
        input(html, "start", "populationDate", "Ages as of", "date", "");
        input(html, "start", "vaccines", "Vaccines", "text", "", "placeholder", "all, or like MMR,Tdap");
        input(html, "start", "ageFrom", "From the age of", "number", "", "min", "0", "max", "120");
        input(html, "start", "ageTo", "To the age of", "number", "", "min", "0", "max", "120");
        input(html, "start", "city", "Municipality", "text", "", "placeholder", "any, or like Kelowna");
        input(html, "start", "runId", "Name of the run", "text", "", "placeholder", "drawn");
        html.close().close();
        html.open("div", "class", "go").element("button", "Start the run", "type", "submit", "disabled", "");
        html.close().open("div", "id", "faults", "role", "alert").close().close();
    }

    static void look(Html html, List<String> provinces, String pt, String seed, String index) {
        html.element("h2", "Look at a person", "id", "look");
        html.element(
                "p",
                "As a vaccination card, and as the FHIR JSON that would be sent. Nothing is sent. The same seed and index are the same person.",
                "class",
                "note");
        html.open("form", "action", "/preview/page", "method", "get", "class", "form");
        input(html, "look", "index", "Index", "number", index, "min", "0", "max", GREATEST, "required", "");
        choice(html, "look", provinces, pt);
        input(html, "look", "seed", "Seed", "text", seed, "placeholder", "drawn", "inputmode", "numeric");
        html.open("div", "class", "go")
                .element("button", "Show the person", "type", "submit")
                .close()
                .close();
    }

    private static void choice(Html html, String form, List<String> provinces, String chosen) {
        String id = form + "-pt";
        html.open("div", "class", "field").element("label", "Province", "for", id);
        html.open("select", "id", id, "name", "pt");
        for (String pt : provinces) {
            if (pt.equals(chosen)) {
                html.element("option", Wishes.words(pt), "value", pt, "selected", "");
            } else {
                html.element("option", Wishes.words(pt), "value", pt);
            }
        }
        html.close().close();
    }

    private static void input(
            Html html, String form, String name, String label, String type, String value, String... more) {
        String id = form + "-" + name;
        String[] attributes = new String[10 + more.length];
        String[] first = {"id", id, "name", name, "type", type, "value", value, "autocomplete", "off"};
        System.arraycopy(first, 0, attributes, 0, first.length);
        System.arraycopy(more, 0, attributes, first.length, more.length);
        html.open("div", "class", "field").element("label", label, "for", id);
        html.single("input", attributes).close();
    }
}
