package dev.fhirseeder.report;

import dev.fhirseeder.page.Bar;
import dev.fhirseeder.page.BarTable;
import dev.fhirseeder.page.Figures;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.page.Pyramid;
import dev.fhirseeder.profile.Count;
import dev.fhirseeder.profile.Profile;
import java.util.List;
import java.util.stream.Collectors;

/** Who the people of a run are: their ages, where they live, and which language they prefer. */
final class PeoplePart {

    /** Of how many municipalities a bar is shown; the others can be opened. */
    private static final int SHOWN = 15;

    private PeoplePart() {}

    static void write(Html html, Profile profile) {
        String where = profile.provinces().stream()
                .map(province -> Figures.whole(province.number()) + " in " + province.name())
                .collect(Collectors.joining(", "));
        html.element(
                "p",
                "%s people as of %s: %s. %s of them have died."
                        .formatted(
                                Figures.whole(profile.people()), profile.asOf(), where, Figures.whole(profile.dead())));
        html.element("h3", "Ages");
        new Pyramid("The living by age and gender", "Men and boys", "Women and girls", "Other or not known")
                .write(
                        html,
                        profile.ages().stream()
                                .map(band -> new Pyramid.Step(band.name(), band.male(), band.female(), band.others()))
                                .toList());
        html.element("h3", "Where they live");
        new BarTable("People by postal city", "City", "People", "Share")
                .write(html, bars(profile.places(), profile.people()), SHOWN, "cities");
        html.element("h3", "Languages");
        new BarTable("People by preferred language", "Language", "People", "Share")
                .write(html, bars(profile.languages(), profile.people()));
    }

    private static List<Bar> bars(List<Count> counts, long people) {
        return counts.stream()
                .map(count -> Bar.of(count.name(), count.number(), Figures.percent(count.number(), people)))
                .toList();
    }
}
