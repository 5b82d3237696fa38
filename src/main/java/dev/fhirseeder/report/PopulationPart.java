package dev.fhirseeder.report;

import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.page.Html;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.run.Run;
import java.util.Objects;

/** What the people look like, and of how many of them that is told. */
final class PopulationPart {

    private static final String ELSEWHERE =
            "Other processes have made the people of this plan. What they look like is not told to the plan, and left out here.";

    private static final String UNCOUNTED = "These people could not be counted. The log says why.";

    private static final String BEFORE =
            "The people were made by an earlier run and are sent again here. What they look like stands in the report of that run.";

    private PopulationPart() {}

    /** Writes that of a run. */
    static void write(Html html, RunReport report, Run run, Links links) {
        begin(html);
        run.profile()
                .ifPresentOrElse(
                        profile -> told(html, report, run, profile, links),
                        () -> html.element("p", run.isShared() ? ELSEWHERE : run.isReplay() ? BEFORE : UNCOUNTED));
    }

    /**
     * Writes that of people who were made again.
     *
     * @param whole whether people were asked for with all their doses
     */
    static void write(Html html, Profile profile, boolean whole) {
        begin(html);
        people(html, profile, whole, Links.NONE);
    }

    private static void begin(Html html) {
        html.element("h2", "People", "id", "people");
    }

    private static void told(Html html, RunReport report, Run run, Profile profile, Links links) {
        long before = run.tally().deliveredBefore();
        if (before > 0) {
            note(
                    html,
                    "%s people were delivered by an earlier process, and are not among those of whom is told here."
                            .formatted(whole(before)));
        }
        if (profile.met() > report.delivered() - before) {
            note(
                    html,
                    "%s people were made here, and not all of them are delivered: files that are not completed are taken back."
                            .formatted(whole(profile.met())));
        }
        people(html, profile, isWhole(report), links);
    }

    private static void people(Html html, Profile profile, boolean whole, Links links) {
        if (profile.people() != profile.met()) {
            note(
                    html,
                    "What follows is counted of %s of %s people, whom their indices choose."
                            .formatted(whole(profile.people()), whole(profile.met())));
        }
        if (profile.people() > 0) {
            PeoplePart.write(html, profile);
            DosesPart.write(html, profile, whole);
            CardsPart.write(html, profile, links);
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
}
