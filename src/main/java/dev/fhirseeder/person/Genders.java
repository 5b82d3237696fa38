package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;

/** Draws administrative genders: the sex that the census counts, for all but a few. */
final class Genders {

    private static final Label GENDER = Label.of("gender");

    private final double other;
    private final double unknown;

    Genders(Rates rates) {
        this.other = rates.share(Rate.GENDER_OTHER);
        this.unknown = rates.share(Rate.GENDER_UNKNOWN);
    }

    Gender gender(Resident who, Draws population) {
        double at = who.draws(population).unit(GENDER);
        if (at < other) {
            return Gender.OTHER;
        }
        return at < other + unknown ? Gender.UNKNOWN : who.sex();
    }
}
