package dev.fhirseeder.report;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.page.Html;
import dev.fhirseeder.profile.Profile;
import java.util.List;

/** A few of the people as vaccination cards. */
final class CardsPart {

    private CardsPart() {}

    static void write(Html html, Profile profile, Links links) {
        List<PatientRecord> people = profile.samples();
        html.element("h2", people.size() == 10 ? "Ten people" : "Some of the people", "id", "cards");
        html.element(
                "p",
                "Chosen by their indices, some of each age. Nobody of this name, address and number is real.",
                "class",
                "note");
        people.forEach(record -> Card.write(html, record, profile.asOf(), links));
    }
}
