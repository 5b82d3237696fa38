package dev.fhirseeder.live;

import static dev.fhirseeder.page.Figures.tenths;
import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.page.Html;
import dev.fhirseeder.report.Advance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page at the door: whoever reads it without a program reads all; with one it stays up to date, and the forms work. */
public final class LivePage {

    private LivePage() {}

    /** Returns the page. */
    public static String of(Glance glance, Wishes wishes) {
        Html html = Frame.begin("fhir-seeder", true);
        state(html, glance);
        html.element("p", "", "id", "note", "class", "said", "role", "status");
        html.open("noscript");
        html.element(
                "p",
                "This page shows how things stood when it was opened. To start a run or to replay a dead letter from here, it needs JavaScript.",
                "class",
                "note");
        html.close();
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("/", "Refresh");
        parts.put("#start", "Start a run");
        parts.put("#look", "Look at a person");
        parts.put("#last", "Last runs");
        parts.put("#dead", "Dead letters");
        Frame.main(html, parts);
        html.element("h2", "Under way", "id", "now").open("div", "id", "under-way");
        underWay(html, glance.underWay());
        html.close();
        FormsPart.start(html, wishes);
        FormsPart.look(html, wishes.choices(), wishes.pt(), "", "0");
        html.element("h2", "Last runs", "id", "last").open("div", "id", "past");
        PastPart.write(html, glance.past());
        html.close();
        html.element("h2", "Dead letters", "id", "dead").open("div", "id", "letters");
        LettersPart.write(html, glance.pile());
        html.close();
        return Frame.end(html);
    }

    /** It is read out when it changes; what changes all the time stands elsewhere. */
    private static void state(Html html, Glance glance) {
        html.open("p", "id", "state", "role", "status");
        switch (glance.state()) {
            case "waiting" -> {
                html.element("strong", "Waiting", "class", "state ill")
                        .text(" The FHIR server is out of reach"
                                + glance.since().map(since -> " since " + since).orElse("")
                                + ". Runs go on when it is there again.");
            }
            case "running" -> {
                int runs = glance.underWay().size();
                html.element("strong", "Running", "class", "state well")
                        .text(runs == 1 ? " One run is under way." : " " + whole(runs) + " runs are under way.");
            }
            default -> html.element("strong", "Idle", "class", "state well").text(" No run is under way.");
        }
        html.close();
        html.open("p", "class", "note").text("Synthetic: nobody real is described here. People go to ");
        html.link(glance.where(), glance.where()).close();
    }

    private static void underWay(Html html, List<Journey> journeys) {
        if (journeys.isEmpty()) {
            html.element("p", "Nothing.", "class", "none");
        }
        for (Journey journey : journeys) {
            Advance advance = journey.advance();
            String of = "%s of %s people".formatted(whole(advance.done()), whole(advance.requested()));
            html.open("article", "class", "journey");
            html.open("h3")
                    .element("a", journey.runId(), "href", "/runs/" + journey.runId())
                    .text(journey.replay() ? ", a replay of dead letters" : "")
                    .close();
            html.element(
                    "progress",
                    of,
                    "max",
                    "" + Math.max(advance.requested(), 1),
                    "value",
                    "" + advance.done(),
                    "aria-label",
                    "Run " + journey.runId());
            html.element("p", of + words(journey)).close();
        }
    }

    private static String words(Journey journey) {
        Advance advance = journey.advance();
        Double toGo = advance.secondsToGo();
        return ", %s resources. %s people and %s resources a second, %s.%s%s%s"
                .formatted(
                        whole(advance.resources()),
                        tenths(advance.people()),
                        whole(Math.round(advance.resourceRate())),
                        toGo == null ? "no estimate yet" : "about %s to go".formatted(span(Math.round(toGo))),
                        journey.retries() == 0 ? "" : " Redeliveries: " + whole(journey.retries()) + ".",
                        journey.deadLettered() == 0 ? "" : " Dead-lettered: " + whole(journey.deadLettered()) + ".",
                        journey.waiting() ? " It waits for the server." : "");
    }

    /** Returns a time as people say it, for example {@code 2 min 5 s}. */
    static String span(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%s h %d min".formatted(whole(seconds / 3600), seconds % 3600 / 60);
    }
}
