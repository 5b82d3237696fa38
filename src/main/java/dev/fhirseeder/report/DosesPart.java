package dev.fhirseeder.report;

import dev.fhirseeder.page.Bar;
import dev.fhirseeder.page.BarTable;
import dev.fhirseeder.page.Column;
import dev.fhirseeder.page.Columns;
import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.HeatTable;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.profile.Compared;
import dev.fhirseeder.profile.Count;
import dev.fhirseeder.profile.Grid;
import dev.fhirseeder.profile.Profile;
import dev.fhirseeder.profile.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the people of a run were given, and whether that is like what is published: coverage, doses, delays, refusals, reactions. */
final class DosesPart {

    private static final int PER = 100_000;
    private static final int WHOLE = 100;

    /** Of how many products a bar is shown; the others can be opened. */
    private static final int SHOWN = 15;

    private static final String PARTLY =
            "No published figures stand beside these people: VACCINES or COMPLETENESS leaves doses of theirs out.";

    private DosesPart() {}

    /**
     * Writes it.
     *
     * @param whole whether people were asked for with all their doses: others cannot be put beside what is published
     */
    static void write(Html html, Profile profile, boolean whole) {
        html.element("h2", "Immunizations", "id", "doses");
        html.element(
                "p",
                "%s doses were given, of which %s do not count. There are more Immunization resources: some are of doses that were not given."
                        .formatted(Figures.whole(profile.doses()), Figures.whole(profile.flawed())));
        if (whole) {
            compared(html, profile.comparison());
        } else {
            html.element("p", PARTLY, "class", "note");
        }
        protection(html, profile.protection());
        html.element("h3", "Doses by year");
        new Columns("Doses by year", "Year", "Doses")
                .write(
                        html,
                        profile.dosesByYear().stream()
                                .map(year -> new Column(year.name(), year.number()))
                                .toList());
        products(html, profile.products());
        lateness(html, profile.lateness());
        refusals(html, profile);
        reactions(html, profile);
    }

    private static void compared(Html html, List<Compared> figures) {
        html.element("h3", "Coverage beside the published figure");
        if (figures.isEmpty()) {
            html.element("p", "Nothing published is known of these provinces.", "class", "none");
            return;
        }
        html.element(
                "p",
                "The bar is what these people show, the mark what is published. Of birthdays those count who had them within five years, of seasons the last whole one. A figure is of its year, and programmes have changed since. "
                        + "Few people tell little: the last column says by how much chance alone may move a share, 19 times of 20.",
                "class",
                "note");
        figures.stream()
                .map(Compared::pt)
                .distinct()
                .sorted()
                .forEach(pt -> new BarTable(
                                "Coverage in " + pt.toUpperCase(Locale.ROOT),
                                "Doses, and of whom",
                                "Here",
                                "Published",
                                "People",
                                "± by chance")
                        .write(
                                html,
                                figures.stream()
                                        .filter(figure -> figure.pt().equals(pt))
                                        .map(DosesPart::bar)
                                        .toList(),
                                WHOLE));
        html.open("details")
                .element("summary", "Where these figures were published")
                .open("ul");
        figures.stream()
                .map(figure -> figure.title() + ": " + figure.source())
                .distinct()
                .forEach(source -> html.element("li", source));
        html.close().close();
    }

    private static Bar bar(Compared figure) {
        boolean known = figure.people() > 0;
        double share = figure.percent() / WHOLE;
        double error = known ? 2 * WHOLE * Math.sqrt(share * (1 - share) / figure.people()) : 0;
        return new Bar(
                figure.title(),
                null,
                figure.found(),
                known ? Figures.tenths(figure.found()) + " %" : "–",
                figure.percent(),
                Figures.tenths(figure.percent()) + " %",
                Figures.whole(figure.people()),
                known ? Figures.tenths(error) : "–");
    }

    private static void protection(Html html, Grid grid) {
        html.element("h3", "Coverage by disease and age");
        List<HeatTable.Row> rows = new ArrayList<>();
        for (Series disease : grid.rows()) {
            List<Double> shares = new ArrayList<>();
            for (int i = 0; i < grid.wholes().size(); i++) {
                long whole = grid.wholes().get(i);
                shares.add(whole == 0 ? -1 : (double) disease.numbers().get(i) / whole);
            }
            rows.add(new HeatTable.Row(disease.name(), shares));
        }
        new HeatTable("The living who have had a dose that counts, by age in years", "Against")
                .write(html, grid.columns(), rows);
    }

    private static void products(Html html, Grid products) {
        html.element("h3", "Doses by product");
        List<Bar> bars = products.rows().stream()
                .map(product -> Bar.of(
                        product.name(),
                        product.numbers().get(0),
                        Figures.tenths((double) PER
                                * product.numbers().get(1)
                                / product.numbers().get(0))))
                .toList();
        new BarTable("Doses by product", "Product", "Doses", "Reports per 100,000")
                .write(html, bars, SHOWN, "products");
    }

    private static void lateness(Html html, Grid grid) {
        html.element("h3", "Delays");
        if (grid.rows().isEmpty()) {
            html.element("p", "No dose was due at an age.", "class", "none");
            return;
        }
        html.element(
                "p",
                "Doses that everybody is offered at an age, of people who have always lived in the province; not those at school.",
                "class",
                "note");
        List<HeatTable.Row> rows = new ArrayList<>();
        for (Series age : grid.rows()) {
            long all = age.numbers().stream().mapToLong(Long::longValue).sum();
            rows.add(new HeatTable.Row(
                    "%s (%s doses)".formatted(age.name(), Figures.whole(all)),
                    age.numbers().stream()
                            .map(number -> all == 0 ? -1 : (double) number / all)
                            .toList()));
        }
        new HeatTable("How long after they were due doses were given", "Due at").write(html, grid.columns(), rows);
    }

    private static void refusals(Html html, Profile profile) {
        html.element("h3", "Refusals");
        html.element(
                "p",
                "Of %s people (%s) a dose is on record that was due and not given."
                        .formatted(
                                Figures.whole(profile.refusing()),
                                Figures.percent(profile.refusing(), profile.people())));
        counts(html, "Doses that were not given, by reason", "Reason", profile.refusals());
    }

    private static void reactions(Html html, Profile profile) {
        html.element("h3", "Reactions");
        html.element(
                "p",
                "After %s doses (%s per 100,000) something was reported."
                        .formatted(
                                Figures.whole(profile.reported()),
                                profile.doses() == 0
                                        ? "–"
                                        : Figures.tenths((double) PER * profile.reported() / profile.doses())));
        counts(html, "Reports after doses, by what was reported", "What", profile.reactions());
    }

    private static void counts(Html html, String caption, String first, List<Count> counts) {
        if (!counts.isEmpty()) {
            new BarTable(caption, first, "Number")
                    .write(
                            html,
                            counts.stream()
                                    .map(count -> Bar.of(count.name(), count.number()))
                                    .toList());
        }
    }
}
