package dev.fhirseeder.live;

import static dev.fhirseeder.page.Figures.whole;

import dev.fhirseeder.letter.Cause;
import dev.fhirseeder.live.Pile.Item;
import dev.fhirseeder.page.Html;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The dead letters with their causes, and buttons that send them again. Nothing of their people is shown. */
final class LettersPart {

    /** What the seeder itself calls a letter; of others nobody is asked to send them by name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final int LONGEST = 300;

    /** What happened, and what to do about it. */
    private static final Map<String, String> WORDS = Map.of(
            "unreachable", "No connection came about. Replay it when the server is there again.",
            "transient", "The server did not take it just then. Replay it when the server has less to do.",
            "outcome-unknown",
                    "Nobody knows whether the server has taken it. Replay it; but with WRITE_MODE=create look there, and remove it.",
            "refused", "The server refuses what is in it. Ask its owner what it expects; replay it when it accepts it.",
            "permanent", "The server said no. Replayed as things are, it will say no again.",
            "turned-away",
                    "The server turned us away. Check FHIR_URL, FHIR_AUTH, the certificate and the proxy; then replay it.",
            "unsent", "The run was given up before it was sent. Replay it.",
            "divided", "It is being divided.");

    private static final List<String> NUMBERS = List.of("Status", "People", "Attempts");

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
        for (String head : List.of("Letter", "Replay", "Cause")) {
            html.element("th", head, "scope", "col");
        }
        for (String head : NUMBERS) {
            html.element("th", head, "scope", "col", "class", "n");
        }
        html.element("th", "Given up", "scope", "col");
        html.close().close().open("tbody");
        pile.first().forEach(letter -> row(html, letter, pile.sendable()));
        html.close().close().close();
    }

    private static void row(Html html, Item letter, boolean sendable) {
        html.open("tr")
                .open("th", "scope", "row")
                .element("code", letter.name())
                .close();
        html.open("td");
        if (letter.sender().isPresent()) {
            html.text("under way");
        } else if (sendable && NAME.matcher(letter.name()).matches()) {
            button(html, letter.name(), "Replay", "replay-" + letter.name());
        }
        html.close();
        if (letter.cause() == null) {
            html.element("td", "None that can be read.");
            NUMBERS.forEach(number -> html.element("td", "–", "class", "n"));
            html.element("td", "–");
        } else {
            cause(html, letter.cause());
        }
        html.close();
    }

    private static void cause(Html html, Cause cause) {
        html.open("td").element("strong", Objects.requireNonNullElse(WORDS.get(cause.failure()), ""));
        html.element("code", cut(cause.failure() + " " + cause.exception())).close();
        html.element("td", cause.status() == 0 ? "–" : "" + cause.status(), "class", "n");
        html.element("td", whole(cause.people()), "class", "n");
        html.element("td", whole(cause.attempts()), "class", "n");
        html.element("td", cut(cause.time().replaceFirst("\\.\\d+Z$", "Z")), "class", "date");
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
