package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import java.util.List;

/**
 * Names people as their origin has it: a woman may bear the surname of the man with whom she lives; children bear their
 * father's, or parts of both; a child of a lone parent may bear the surname of the other, who is not there.
 *
 * <p>Omitted: couples of two origins or languages, names changed for any other reason, and the names that were borne
 * before.
 */
final class Naming {

    private static final Label NAME = Label.of("name");
    private static final Label MIDDLE = Label.of("middle");
    private static final Label MARRIED_NAME = Label.of("married name");
    private static final Label CHILDRENS_SURNAME = Label.of("children's surname");
    private static final Label SURNAME = Label.of("surname");

    private final Names names;
    private final Customs customs;
    private final Rates rates;

    /**
     * Reads the names and the customs.
     *
     * @throws dev.fhirseeder.data.DataFileException if {@code catalogue/names.csv} or {@code catalogue/customs.csv} is
     *     missing or wrong
     */
    Naming(Names names, Rates rates) {
        this.names = names;
        this.customs = new Customs(names.keys());
        this.rates = rates;
    }

    /**
     * Returns the name of someone in a household.
     *
     * @param who the head, the partner or the member
     * @param population the stream of all records of the population
     */
    PersonName name(Resident who, Household home, Culture culture, Draws population) {
        Draws draws = who.draws(population).child(NAME);
        List<String> given = given(who.sex(), who.birthDate().getYear(), middleNames(culture, draws), culture, draws);
        return new PersonName(given, surname(who, home, culture, population).text());
    }

    /** Draws the name of someone who is no neighbour, without middle names. */
    PersonName stranger(Gender sex, int birthYear, Culture culture, Draws draws) {
        List<String> given = given(sex, birthYear, 0, culture, draws);
        return new PersonName(given, born(culture, draws).text());
    }

    private List<String> given(Gender sex, int birthYear, int middleNames, Culture culture, Draws draws) {
        return names.pool(culture.language(), birthYear).given(sex, middleNames, draws);
    }

    private int middleNames(Culture culture, Draws draws) {
        Draws middle = draws.child(MIDDLE);
        if (!middle.chance(customs.of(culture.language().names()).middle())) {
            return 0;
        }
        return rates.happens(Rate.NAME_SECOND_MIDDLE, middle) ? 2 : 1;
    }

    private Surname surname(Resident who, Household home, Culture culture, Draws population) {
        if (home.isChild() && who.equals(home.member())) {
            return inherited(home, culture, population);
        }
        Surname own = born(culture, who.draws(population).child(NAME));
        if (home.partner() == null || who.sex() != Gender.FEMALE) {
            return own;
        }
        Custom custom = customs.of(culture.surnames());
        if (!who.draws(population).chance(MARRIED_NAME, custom.married())) {
            return own;
        }
        Surname his = born(culture, home.father().draws(population).child(NAME));
        return own.isDouble() || his.isDouble() ? Surname.pair(his.own(), own.own(), custom) : his;
    }

    private Surname inherited(Household home, Culture culture, Draws population) {
        Custom custom = customs.of(culture.surnames());
        Surname fathers = born(culture, home.father().draws(population).child(NAME));
        Draws family = home.head().draws(population).child(CHILDRENS_SURNAME);
        if (home.partner() == null) {
            boolean same = rates.happens(Rate.GUARDIAN_SAME_SURNAME, family);
            return same ? fathers : born(culture, family);
        }
        Surname mothers = born(culture, home.mother().draws(population).child(NAME));
        if (fathers.isDouble()) {
            return Surname.pair(fathers.own(), mothers.own(), custom);
        }
        return family.chance(custom.hyphenated()) ? Surname.hyphenated(fathers.own(), mothers.own()) : fathers;
    }

    /** Draws the surname with which someone was born. */
    private Surname born(Culture culture, Draws draws) {
        Draws surname = draws.child(SURNAME);
        List<String> from = names.surnames(culture.surnames());
        String own = surname.pick(from);
        Custom custom = customs.of(culture.surnames());
        return surname.chance(custom.second()) ? Surname.pair(own, surname.pick(from), custom) : Surname.single(own);
    }
}
