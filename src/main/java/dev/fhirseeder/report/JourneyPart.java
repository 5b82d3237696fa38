package dev.fhirseeder.report;

import dev.fhirseeder.page.Bar;
import dev.fhirseeder.page.BarTable;
import dev.fhirseeder.page.Column;
import dev.fhirseeder.page.Columns;
import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.run.Pace;
import dev.fhirseeder.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How the people of a run travelled: when they arrived, how long the answers took, and what they were. */
final class JourneyPart {

    private static final double SECOND = 1000;

    private JourneyPart() {}

    static void write(Html html, RunReport report, Run run, Links links) {
        html.element("h2", "Delivery", "id", "journey");
        resources(html, report, links);
        pace(html, run, report.seconds());
        latency(html, report, run.tally().latency());
        outcomes(html, report);
    }

    private static void resources(Html html, RunReport report, Links links) {
        html.element("h3", "Resources");
        new BarTable("Delivered resources by type", "Type", "Resources")
                .write(
                        html,
                        report.resources().entrySet().stream()
                                .map(type -> new Bar(
                                        type.getKey(),
                                        links.all(type.getKey()).orElse(null),
                                        type.getValue(),
                                        Figures.whole(type.getValue()),
                                        null))
                                .toList());
        if (links.all("Patient").isPresent()) {
            html.element(
                    "p",
                    "The types lead to the server, which finds the resources by the tag of their seed.",
                    "class",
                    "note");
        }
    }

    /** The last span ends with the run. */
    private static void pace(Html html, Run run, double end) {
        html.element("h3", "Throughput");
        Pace pace = run.tally().pace();
        List<Column> columns = new ArrayList<>();
        for (Pace.Span span : pace.spans()) {
            double left = end - span.from() / SECOND;
            double seconds = left > 0 ? Math.min(left, pace.width() / SECOND) : pace.width() / SECOND;
            columns.add(new Column(
                    Figures.seconds(span.from()),
                    span.people() / seconds,
                    Figures.whole(Math.round(span.resources() / seconds)),
                    Figures.whole(span.people()),
                    Figures.whole(span.retries())));
        }
        new Columns(
                        "People delivered a second, in spans of " + Figures.seconds(pace.width()),
                        "From",
                        "People a second",
                        "Resources a second",
                        "People",
                        "Retries")
                .write(html, columns);
    }

    private static void latency(Html html, RunReport report, Histogram times) {
        html.element("h3", "Latency");
        if (times.getTotalCount() == 0) {
            html.element(
                    "p",
                    report.fhirUrl().matches("https?:.*") ? "Nothing was answered." : "Files have no latency.",
                    "class",
                    "none");
            return;
        }
        List<Column> columns = new ArrayList<>();
        long from = 0;
        for (long to : edges(report.latencyMs().max())) {
            long count = times.getCountBetweenValues(from, to - 1);
            if (count > 0 || !columns.isEmpty()) {
                columns.add(new Column("< " + Figures.whole(to), count));
            }
            from = to;
        }
        new Columns("Answers by how long they took, in milliseconds", "Milliseconds", "Answers").write(html, columns);
        html.open("table").element("caption", "Latency in milliseconds").open("tbody");
        row(
                html,
                "Half of the answers took no longer than (p50)",
                report.latencyMs().p50());
        row(html, "95 of 100 (p95)", report.latencyMs().p95());
        row(html, "99 of 100 (p99)", report.latencyMs().p99());
        row(html, "The longest", report.latencyMs().max());
        html.close().close();
        slowest(html, report);
    }

    private static void slowest(Html html, RunReport report) {
        if (!report.slowest().isEmpty()) {
            html.wide("The slowest answers");
            html.open("table")
                    .head("The slowest answers", "n", List.of("Bundle, as the log names it", "Milliseconds", "Status"));
            report.slowest().forEach(slow -> {
                html.open("tr").element("th", slow.bundle(), "scope", "row");
                html.element("td", Figures.whole(slow.ms()), "class", "n");
                html.element("td", "" + slow.status(), "class", "n").close();
            });
            html.close().close().close();
        }
    }

    /** Returns where the columns end: 1, 2, 5, 10, 20, … milliseconds, up to one that is above the longest. */
    private static List<Long> edges(long longest) {
        List<Long> edges = new ArrayList<>();
        for (long power = 1; ; power *= 10) {
            for (long times : new long[] {1, 2, 5}) {
                edges.add(times * power);
                if (times * power > longest) {
                    return edges;
                }
            }
        }
    }

    private static void outcomes(Html html, RunReport report) {
        html.element("h3", "Outcomes and retries");
        html.element(
                "p",
                "%s people are delivered, %s in the dead letters, %s remain. %s redeliveries."
                        .formatted(
                                Figures.whole(report.delivered()),
                                Figures.whole(report.deadLettered()),
                                Figures.whole(report.remaining()),
                                Figures.whole(report.retries())));
        if (!report.statuses().isEmpty()) {
            new BarTable("Attempts by HTTP status", "Status", "Attempts").write(html, bars(report.statuses()));
        }
        if (!report.failures().isEmpty()) {
            new BarTable("Failed attempts by kind", "Kind", "Attempts").write(html, bars(report.failures()));
        }
        if (report.deadLettered() > 0) {
            html.element("p", "TRIGGER=replay sends the dead letters again.", "class", "note");
        }
    }

    private static List<Bar> bars(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> Bar.of(
                        count.getKey().equals(0) ? "no answer" : count.getKey().toString(), count.getValue()))
                .toList();
    }

    private static void row(Html html, String name, long value) {
        html.open("tr").element("th", name, "scope", "row").element("td", Figures.whole(value), "class", "n");
        html.close();
    }
}
