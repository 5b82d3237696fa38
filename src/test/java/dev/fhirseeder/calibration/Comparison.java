package dev.fhirseeder.calibration;

import java.util.List;
import java.util.Locale;

/** The figures of a province beside what was generated, as a text for people and as a table for programs. */
final class Comparison {

    private final String pt;
    private final List<Tally> tallies;

    Comparison(Survey survey) {
        this.pt = survey.pt();
        this.tallies = survey.tallies();
    }

    /** Returns how many figures are asserted and missed. */
    long missed() {
        return tallies.stream()
                .filter(tally -> tally.isAsserted() && !tally.isWithin())
                .count();
    }

    /** Returns one line that says how it went. */
    String summary() {
        long asserted = tallies.stream().filter(Tally::isAsserted).count();
        return "%s: %d of %d figures within their tolerance, %d more shown"
                .formatted(pt, asserted - missed(), asserted, tallies.size() - asserted);
    }

    /** Returns a table of fixed width. */
    String text() {
        StringBuilder text = new StringBuilder(summary()).append('\n');
        text.append(line("", "what", "published", "generated", "off by", "allowed", "of"));
        for (Tally tally : tallies) {
            text.append(line(
                    tally.verdict(),
                    tally.figure().title(),
                    number(tally.figure().expected()),
                    number(tally.generated()),
                    "%+.2f".formatted(tally.difference()),
                    tally.isAsserted() ? number(tally.allowed()) : "",
                    String.valueOf(tally.size())));
        }
        return text.toString();
    }

    /** Returns a table as Markdown has it, with the plots of the province below. */
    String markdown(List<String> plots) {
        StringBuilder text = new StringBuilder("# Calibration of ")
                .append(pt.toUpperCase(Locale.ROOT))
                .append("\n\n")
                .append(summary())
                .append(".\n\n| | what | kind | published | generated | off by | allowed | of | source | note |\n")
                .append("|---|---|---|---|---|---|---|---|---|---|\n");
        for (Tally tally : tallies) {
            Figure figure = tally.figure();
            text.append("| %s | %s | %s | %s | %s | %+.2f | %s | %d | %s (%s) | %s |%n"
                    .formatted(
                            tally.verdict(),
                            figure.title(),
                            figure.kind().title(),
                            number(figure.expected()),
                            number(tally.generated()),
                            tally.difference(),
                            tally.isAsserted() ? number(tally.allowed()) : "",
                            tally.size(),
                            figure.source().replace("|", "/"),
                            figure.confidence(),
                            figure.note()));
        }
        plots.forEach(plot -> text.append("\n![%s](%s)%n".formatted(plot, plot)));
        return text.toString();
    }

    /** Returns one row a figure, comma-separated. */
    String csv() {
        StringBuilder text = new StringBuilder("id,kind,published,generated,off_by,allowed,of,verdict\n");
        for (Tally tally : tallies) {
            text.append("%s,%s,%s,%s,%s,%s,%d,%s%n"
                    .formatted(
                            tally.figure().id(),
                            tally.figure().kind().title(),
                            number(tally.figure().expected()),
                            number(tally.generated()),
                            number(tally.difference()),
                            tally.isAsserted() ? number(tally.allowed()) : "",
                            tally.size(),
                            tally.verdict().toLowerCase(Locale.ROOT)));
        }
        return text.toString();
    }

    private static String number(double value) {
        return "%.2f".formatted(value);
    }

    private static String line(String... cells) {
        return "%-8s%-92.92s%10s%10s%8s%9s%8s%n".formatted((Object[]) cells);
    }
}
