package dev.fhirseeder.report;

import dev.fhirseeder.page.Html;
import dev.fhirseeder.page.Imprint;
import dev.fhirseeder.run.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
        contents(
                html,
                parts(run.profile().filter(profile -> profile.people() > 0).isPresent()));
        html.close().open("main", "id", "main");
        SummaryPart.write(html, report, run);
        JourneyPart.write(html, report, run, links);
        PopulationPart.write(html, report, run, links);
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
        html.single("meta", "name", "generator", "content", Imprint.NAME);
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

    /** Writes where the parts of a page are, by their ids. */
    static void contents(Html html, Map<String, String> parts) {
        html.open("nav", "aria-label", "Parts of the report").open("ul");
        parts.forEach((id, name) -> html.open("li").link("#" + id, name).close());
        html.close().close();
    }

    private static Map<String, String> parts(boolean people) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("summary", "Summary");
        parts.put("journey", "Delivery");
        parts.put("people", "People");
        if (people) {
            parts.put("doses", "Immunizations");
            parts.put("cards", "Cards");
        }
        return parts;
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

    private static String css() {
        try (InputStream css = RunPage.class.getResourceAsStream("/page/report.css")) {
            return new String(Objects.requireNonNull(css, "page/report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
