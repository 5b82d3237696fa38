package dev.fhirseeder.live;

import static dev.fhirseeder.page.Figures.tenths;
import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.page.Html;
import java.util.List;
import java.util.Locale;

/** The last runs as a table. */
final class PastPart {

    private PastPart() {}

    static void write(Html html, List<Past> runs) {
        if (runs.isEmpty()) {
            html.element("p", "None yet.", "class", "none");
            return;
        }
        html.wide("Last runs").open("table", "class", "runs");
        html.element("caption", "The last first, counted in people")
                .open("thead")
                .open("tr");
        html.element("th", "Run", "scope", "col")
                .element("th", "Province", "scope", "col")
                .element("th", "How it stands", "scope", "col");
        for (String head : List.of("Delivered", "of", "Dead-lettered", "Remaining", "Seconds")) {
            html.element("th", head, "scope", "col", "class", "n");
        }
        html.element("th", "Until", "scope", "col")
                .element("th", "Report", "scope", "col")
                .close()
                .close()
                .open("tbody");
        runs.forEach(run -> row(html, run));
        html.close().close().close();
    }

    private static void row(Html html, Past run) {
        boolean well = run.state().equals("ended") && run.deadLettered() == 0 && run.remaining() == 0;
        html.open("tr", "data-run", run.runId(), "data-said", said(run)).open("th", "scope", "row");
        String address = "/runs/" + run.runId();
        if (run.shown()) {
            html.element("a", run.runId(), "href", address + "/page", "id", "run-" + run.runId());
        } else {
            html.text(run.runId());
        }
        html.close()
                .element(
                        "td",
                        run.pt() == null
                                ? "–"
                                : run.pt().toUpperCase(Locale.ROOT).replace(",", ", "));
        html.element("td", how(run), "class", well ? "well" : "ill");
        for (long count : new long[] {run.delivered(), run.requested(), run.deadLettered(), run.remaining()}) {
            html.element("td", whole(count), "class", "n");
        }
        html.element("td", run.seconds() == null ? "–" : tenths(run.seconds()), "class", "n");
        html.element("td", run.until() == null ? "–" : run.until(), "class", "date");
        html.open("td").element("a", "JSON", "href", address, "aria-label", "JSON of run " + run.runId());
        html.close().close();
    }

    private static String how(Past run) {
        if (!run.state().equals("ended")) {
            return run.state();
        }
        if (run.remaining() > 0) {
            return "not complete";
        }
        return run.deadLettered() > 0 ? "dead letters" : "complete";
    }

    /** Returns what is said of it once it has ended. */
    private static String said(Past run) {
        return "%s: %s of %s people delivered%s."
                .formatted(
                        how(run),
                        whole(run.delivered()),
                        whole(run.requested()),
                        run.deadLettered() == 0 ? "" : ", " + whole(run.deadLettered()) + " in the dead letters");
    }
}
