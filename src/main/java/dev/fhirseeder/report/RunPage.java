package dev.fhirseeder.report;

import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The report of a run as one page that stands for itself: it asks for nothing from anywhere, and runs no program. */
final class RunPage {

    /** The browser, too, sees to it that nothing is loaded and nothing runs. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";

    private static final String CSS = css();

    private RunPage() {}

    /** Returns the page. */
    static String of(RunReport report, Run run) {
        Links links = Links.of(run, report);
        Html html = begin("Run " + report.runId());
        html.open("header").element("h1", "Run " + report.runId());
        html.open("p").element("strong", state(report), "class", "state " + (report.isWell() ? "well" : "ill"));
        html.text(" " + sentence(Summary.verdict(report))).close();
        html.element("p", "Synthetic: nobody real is described here.", "class", "note");
        contents(html, run.profile().filter(profile -> profile.people() > 0).isPresent());
        html.close().open("main", "id", "main");
        summary(html, report, run);
        JourneyPart.write(html, report, run, links);
        population(html, report, run, links);
        return end(html);
    }

    /** Begins a page. */
    static Html begin(String title) {
        Html html = new Html();
        html.open("html", "lang", "en").open("head");
        html.single("meta", "charset", "utf-8");
        html.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", title + " · fhir-seeder");
        html.single("link", "rel", "icon", "href", "data:,");
        html.style(CSS).close().open("body");
        html.element("a", "To the report", "class", "skip", "href", "#main");
        return html;
    }

    /** Ends a page, whose main part is open. */
    static String end(Html html) {
        html.close().open("footer");
        html.element(
                "p",
                "Made by fhir-seeder. This page is one file: it loads nothing and runs nothing. It holds synthetic people only.");
        return html.close().close().close().document();
    }

    private static void contents(Html html, boolean people) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("summary", "Summary");
        parts.put("journey", "Delivery");
        parts.put("people", "People");
        if (people) {
            parts.put("doses", "Immunizations");
            parts.put("cards", "Cards");
        }
        html.open("nav", "aria-label", "Parts of the report").open("ul");
        parts.forEach((id, name) -> html.open("li").link("#" + id, name).close());
        html.close().close();
    }

    private static String state(RunReport report) {
        if (report.isWell()) {
            return "Complete";
        }
        return report.isComplete() ? "Complete, with troubles" : "Not complete";
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private static void summary(Html html, RunReport report, Run run) {
        html.element("h2", "Summary", "id", "summary").open("dl", "class", "tiles");
        tile(html, "People delivered", whole(report.delivered()));
        tile(html, "of requested", whole(report.requested()));
        tile(html, "Dead-lettered", whole(report.deadLettered()));
        tile(html, "Remaining", whole(report.remaining()));
        tile(html, "Resources", whole(report.totalResources()));
        if (!run.sink().equals("ndjson")) {
            tile(html, "Bundles", whole(report.bundles()));
            tile(html, "Retries", whole(report.retries()));
        }
        tile(html, "Size", Figures.bytes(report.bytes()));
        tile(html, "Seconds", Figures.tenths(report.seconds()));
        tile(html, "Resources a second", whole(Math.round(Summary.rate(report, run))));
        html.close();
        if (!report.troubles().isEmpty()) {
            html.element("h3", "What went wrong").open("ul");
            report.troubles().forEach(trouble -> html.element("li", trouble));
            html.close();
        }
        asked(html, report);
        if (report.seed() != null) {
            html.element("h3", "To make it again").open("pre");
            html.element("code", run.shipment().start().again(Summary.people(report)))
                    .close();
        }
        run.resumption().filter(how -> report.remaining() > 0).ifPresent(how -> {
            html.element("h3", "To go on with it").open("pre");
            html.element("code", how).close();
        });
    }

    private static void asked(Html html, RunReport report) {
        html.open("table", "class", "asked")
                .element("caption", "What was asked")
                .open("tbody");
        row(html, "Run", report.runId());
        row(html, "Where to", report.fhirUrl());
        Summary.people(report).forEach((setting, value) -> row(html, setting, value));
        html.close().close();
    }

    private static void row(Html html, String name, String value) {
        if (!value.isEmpty()) {
            html.open("tr").element("th", name, "scope", "row").open("td");
            html.link(value, value).close().close();
        }
    }

    private static void tile(Html html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private static void population(Html html, RunReport report, Run run, Links links) {
        Optional<Profile> profile = run.profile();
        html.element("h2", "People", "id", "people");
        if (profile.isEmpty()) {
            html.element("p", run.isShared() ? ELSEWHERE : run.isReplay() ? BEFORE : UNCOUNTED);
            return;
        }
        long met = profile.get().met();
        long seen = profile.get().people();
        long before = run.tally().deliveredBefore();
        if (before > 0) {
            note(
                    html,
                    "%s people were delivered by an earlier process, and are not among those of whom is told here."
                            .formatted(whole(before)));
        }
        if (met > report.delivered() - before) {
            note(
                    html,
                    "%s people were made here, and not all of them are delivered: files that are not completed are taken back."
                            .formatted(whole(met)));
        }
        if (seen != met) {
            note(
                    html,
                    "What follows is counted of %s of %s people, whom their indices choose."
                            .formatted(whole(seen), whole(met)));
        }
        if (seen > 0) {
            PeoplePart.write(html, profile.get());
            DosesPart.write(html, profile.get(), isWhole(report));
            CardsPart.write(html, profile.get(), links);
        } else {
            html.element("p", "Nobody was delivered by this process.");
        }
    }

    private static boolean isWhole(RunReport report) {
        return "".equals(report.vaccines()) && Objects.equals(report.completeness(), 1.0);
    }

    private static void note(Html html, String text) {
        html.element("p", text, "class", "note");
    }

    private static final String ELSEWHERE =
            "Other processes have made the people of this plan. What they look like is not told to the plan, and left out here.";

    private static final String UNCOUNTED = "These people could not be counted. The log says why.";

    private static final String BEFORE =
            "The people were made by an earlier run and are sent again here. What they look like stands in the report of that run.";

    private static String css() {
        try (InputStream css = RunPage.class.getResourceAsStream("/page/report.css")) {
            return new String(Objects.requireNonNull(css, "page/report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
