package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;

/**
 * Draws whom to reach for a child: a parent of the household, as that parent's own record has it, or, for a child whose
 * parents are not among the neighbours, somebody else at the same number.
 */
final class Guardians {

    private static final Label GUARDIAN = Label.of("guardian");
    private static final Label NAME = Label.of("name");

    /** How much older such a somebody is, in years; a judgement (unsourced). */
    private static final int PARENT = 31;

    private final Naming naming;
    private final Genders genders;
    private final Rates rates;

    Guardians(Naming naming, Genders genders, Rates rates) {
        this.naming = naming;
        this.genders = genders;
        this.rates = rates;
    }

    /**
     * Draws the guardian of a household's member.
     *
     * @param name the child's
     * @param phone the household's
     */
    Guardian guardian(Household home, PersonName name, Culture culture, String phone, Draws population) {
        Draws draws = home.member().draws(population).child(GUARDIAN);
        boolean isWoman = rates.happens(Rate.GUARDIAN_FEMALE, draws);
        if (home.isChild()) {
            Resident parent = isWoman ? home.mother() : home.father();
            PersonName parents = naming.name(parent, home, culture, population);
            return new Guardian(parents, genders.gender(parent, population), phone);
        }
        Gender gender = isWoman ? Gender.FEMALE : Gender.MALE;
        int year = home.member().birthDate().getYear() - PARENT;
        PersonName other = naming.stranger(gender, year, culture, draws.child(NAME));
        boolean sameSurname = rates.happens(Rate.GUARDIAN_SAME_SURNAME, draws);
        return new Guardian(sameSurname ? new PersonName(other.given(), name.family()) : other, gender, phone);
    }
}
