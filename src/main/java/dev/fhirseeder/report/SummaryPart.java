package dev.fhirseeder.report;

import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many of what there are, what went wrong, what was asked, and how it is asked for again. */
final class SummaryPart {

    private SummaryPart() {}

    /** Writes that of a run. */
    static void write(Html html, RunReport report, Run run) {
        begin(html);
        tiles(html, counts(report, run));
        faults(html, "What went wrong", report.troubles());
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("Run", report.runId());
        asked.put("Where to", report.fhirUrl());
        asked.putAll(Summary.people(report));
        asked(html, asked);
        if (report.seed() != null) {
            command(html, "To make it again", run.shipment().start().again(Summary.people(report)));
        }
        run.resumption().filter(how -> report.remaining() > 0).ifPresent(how -> command(html, "To go on with it", how));
    }

    /** Begins it. */
    static void begin(Html html) {
        html.element("h2", "Summary", "id", "summary");
    }

    private static Map<String, String> counts(RunReport report, Run run) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("People delivered", whole(report.delivered()));
        counts.put("of requested", whole(report.requested()));
        counts.put("Dead-lettered", whole(report.deadLettered()));
        counts.put("Remaining", whole(report.remaining()));
        counts.put("Resources", whole(report.totalResources()));
        if (!run.sink().equals("ndjson")) {
            counts.put("Bundles", whole(report.bundles()));
            counts.put("Retries", whole(report.retries()));
        }
        counts.put("Size", Figures.bytes(report.bytes()));
        counts.put("Seconds", Figures.tenths(report.seconds()));
        counts.put("Resources a second", whole(Math.round(Summary.rate(report, run))));
        return counts;
    }

    /** Writes a few numbers, each below its name. */
    static void tiles(Html html, Map<String, String> counts) {
        html.open("dl", "class", "tiles");
        counts.forEach((name, value) ->
                html.open("div").element("dt", name).element("dd", value).close());
        html.close();
    }

    /** Writes what is not as it should be, in sentences; nothing if all is well. */
    static void faults(Html html, String title, List<String> faults) {
        if (!faults.isEmpty()) {
            html.element("h3", title).open("ul");
            faults.forEach(fault -> html.element("li", fault));
            html.close();
        }
    }

    /** Writes what was asked; what is empty is left out. */
    static void asked(Html html, Map<String, String> asked) {
        html.open("table", "class", "asked")
                .element("caption", "What was asked")
                .open("tbody");
        asked.forEach((name, value) -> {
            if (!value.isEmpty()) {
                html.open("tr").element("th", name, "scope", "row").open("td");
                html.link(value, value).close().close();
            }
        });
        html.close().close();
    }

    /** Writes a command to be pasted. */
    static void command(Html html, String title, String command) {
        html.element("h3", title).open("pre");
        html.element("code", command).close();
    }
}
