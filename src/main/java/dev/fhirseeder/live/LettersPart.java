package dev.fhirseeder.live;

import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.live.Pile.Item;
import dev.fhirseeder.page.Html;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The dead letters with their causes, and buttons that send them again. Nothing of their people is shown. */
final class LettersPart {

    /** What the seeder itself calls a letter; of others nobody is asked to send them by name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final int LONGEST = 300;

    private static final Map<String, String> WORDS = Map.of(
            "unreachable", "no connection came about",
            "transient", "the server did not take it just then",
            "outcome-unknown", "nobody knows whether the server has taken it",
            "refused", "the server refuses what is in it",
            "permanent", "the server said no",
            "turned-away", "the server turned us away",
            "unsent", "the run was given up before",
            "divided", "it is being divided");

    private LettersPart() {}

    static void write(Html html, Pile pile) {
        if (pile.count() < 0) {
            html.element("p", "They cannot be counted; the log says why.", "class", "ill");
            return;
        }
        if (pile.count() == 0) {
            html.element("p", "None: everything that was sent was taken.", "class", "none");
            return;
        }
        html.open("p");
        html.text(
                pile.count() == 1
                        ? "One Bundle could not be delivered. "
                        : whole(pile.count()) + " Bundles could not be delivered. ");
        if (pile.count() > pile.first().size()) {
            html.text("These are the first %s of them, by their names. "
                    .formatted(whole(pile.first().size())));
        }
        if (pile.sendable()) {
            button(html, "", "Replay all", "replay-all");
        } else {
            html.text("They can be sent again where SINK is fhir.");
        }
        html.close();
        table(html, pile);
    }

    private static void table(Html html, Pile pile) {
        html.wide("Dead letters").open("table", "class", "letters");
        html.element("caption", "Why each was not delivered").open("thead").open("tr");
        for (String head : List.of("Letter", "Cause")) {
            html.element("th", head, "scope", "col");
        }
        for (String head : List.of("Status", "People", "Attempts")) {
            html.element("th", head, "scope", "col", "class", "n");
        }
        html.element("th", "Given up", "scope", "col").element("th", "What to do", "scope", "col");
        html.close().close().open("tbody");
        pile.first().forEach(letter -> row(html, letter, pile.sendable()));
        html.close().close().close();
    }

    private static void row(Html html, Item letter, boolean sendable) {
        Cause cause = letter.cause();
        html.open("tr")
                .open("th", "scope", "row")
                .element("code", letter.name())
                .close();
        if (cause == null) {
            html.element("td", "None that can be read");
            for (int i = 0; i < 3; i++) {
                html.element("td", "–", "class", "n");
            }
            html.element("td", "–");
        } else {
            html.open("td").element("strong", cut(cause.failure()));
            String words = WORDS.get(cause.failure());
            html.text((words == null ? "" : ": " + words) + ". ")
                    .element("code", cut(cause.exception()))
                    .close();
            html.element("td", cause.status() == 0 ? "–" : "" + cause.status(), "class", "n");
            html.element("td", whole(cause.people()), "class", "n");
            html.element("td", whole(cause.attempts()), "class", "n");
            html.element("td", cut(cause.time().replaceFirst("\\.\\d+Z$", "Z")));
        }
        html.open("td");
        if (letter.sender().isPresent()) {
            html.text("Being sent again");
        } else if (sendable && NAME.matcher(letter.name()).matches()) {
            button(html, letter.name(), "Replay", "replay-" + letter.name());
        }
        html.close().close();
    }

    /** It works when a program has said so. */
    private static void button(Html html, String letter, String words, String id) {
        html.element(
                "button",
                words,
                "type",
                "button",
                "id",
                id,
                "data-letter",
                letter,
                "aria-label",
                letter.isEmpty() ? words : words + " " + letter,
                "disabled",
                "");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
