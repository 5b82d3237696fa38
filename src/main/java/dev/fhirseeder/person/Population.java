package dev.fhirseeder.person;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An endless, seeded sequence of the persons of one province.
 *
 * <p>Laws: the same key gives an equal person, on any thread and in any order; each group of fields has its own stream
 * of draws, so that a draw added to one changes no other; nobody is born after the population date. Immutable and safe
 * for use by many threads.
 *
 * <p>Omitted: persons are independent of each other, so that there are no households; apart from language, origin and
 * name no two fields are related, but that those who came from elsewhere mostly fit in with their origin; nobody has left.
 */
public final class Population {

    private static final int ADULT = 18;

    /** How much older a guardian is, in years; a judgement (unsourced). */
    private static final int PARENT = 31;

    /** For how many years a registry keeps those who died, and hence shows them; a judgement (unsourced). */
    private static final int KEPT = 3;

    private final Jurisdiction jurisdiction;
    private final AgeStructure ages;
    private final Origins origins;
    private final Names names;
    private final Rates rates;
    private final Addresses addresses;
    private final HealthCards cards;
    private final Mortality mortality;
    private final Arrivals arrivals;

    /**
     * Reads what the province's data files say of its people.
     *
     * @throws dev.fhirseeder.data.DataFileException if one of them is missing or wrong
     */
    public Population(Jurisdiction jurisdiction) {
        String folder = "jurisdictions/" + jurisdiction.code() + "/";
        this.jurisdiction = jurisdiction;
        this.ages = new AgeStructure(folder);
        this.names = new Names();
        this.origins = new Origins(folder, names.keys());
        this.rates = new Rates(folder);
        this.addresses = new Addresses(jurisdiction.places(), rates);
        this.cards = new HealthCards(jurisdiction.healthNumbers());
        this.mortality = new Mortality();
        this.arrivals = new Arrivals(folder);
    }

    /**
     * Draws the person of this key.
     *
     * @throws IllegalArgumentException if the key is of another province
     * @throws IndexOutOfBoundsException if the index is beyond the capacity of the province's health numbers
     */
    public Person person(RecordKey key) {
        checkProvince(key);
        Draws draws = key.draws().child("person");
        AgeGroup group = ages.group(draws.child("age group"));
        LocalDate birthDate = group.birthDate(key.populationDate(), draws.child("birth date"));
        Language language = origins.language(draws.child("language"));
        Origin origin = origins.origin(language, draws.child("origin"));
        NamePool pool = pool(language, origin, birthDate.getYear());
        PersonName name = name(pool, group.sex(), draws.child("name"));
        Address address = addresses.address(draws.child("address"));
        String phone = addresses.phone(address.place(), draws.child("phone"));
        LocalDate deceased = deceased(key, group.sex(), birthDate, draws.child("death"));
        return new Person(
                gender(group.sex(), draws.child("gender")),
                birthDate,
                name,
                address,
                phone,
                language.term(),
                ethnicity(origin, draws.child("ethnicity")),
                origin.indigenousGroup(),
                cards.card(key, birthDate, draws.child("health card")),
                isMinor(key, birthDate)
                        ? guardian(
                                pool(language, origin, birthDate.getYear() - PARENT),
                                name.family(),
                                phone,
                                draws.child("guardian"))
                        : null,
                arrivals.arrival(
                        language, origin, birthDate, earlier(deceased, key.populationDate()), draws.child("arrival")),
                deceased);
    }

    /** Everyone was alive when those who died were last removed, or was born since, and some have died before the date. */
    private LocalDate deceased(RecordKey key, Gender sex, LocalDate birth, Draws draws) {
        LocalDate removed = key.populationDate().minusYears(KEPT);
        return mortality.death(sex, birth, birth.isAfter(removed) ? birth : removed, draws);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private void checkProvince(RecordKey key) {
        if (!key.pt().equals(jurisdiction.code())) {
            throw new IllegalArgumentException("Found a key of " + key.pt() + ", expected " + jurisdiction.code());
        }
    }

    private static boolean isMinor(RecordKey key, LocalDate birthDate) {
        return birthDate.isAfter(key.populationDate().minusYears(ADULT));
    }

    private @Nullable Term ethnicity(Origin origin, Draws draws) {
        return rates.happens(Rate.ETHNICITY_NOT_STATED, draws) ? null : origin.ethnicity();
    }

    private Gender gender(Gender sex, Draws draws) {
        double at = draws.unit();
        if (at < rates.share(Rate.GENDER_OTHER)) {
            return Gender.OTHER;
        }
        return at < rates.share(Rate.GENDER_OTHER) + rates.share(Rate.GENDER_UNKNOWN) ? Gender.UNKNOWN : sex;
    }

    /** Those whose language tells no origin have the surnames of their group, if it has any of its own. */
    private NamePool pool(Language language, Origin origin, int year) {
        NamePool pool = names.pool(language, year);
        String surnames = language.group() == null ? origin.names() : null;
        return surnames == null ? pool : pool.with(names.surnames(surnames));
    }

    private PersonName name(NamePool pool, Gender sex, Draws draws) {
        Draws middle = draws.child("middle");
        int middleNames = 0;
        if (rates.happens(Rate.NAME_MIDDLE, middle)) {
            middleNames = rates.happens(Rate.NAME_SECOND_MIDDLE, middle) ? 2 : 1;
        }
        return pool.name(sex, middleNames, draws);
    }

    /** A child is reached at the guardian's own number. */
    private Guardian guardian(NamePool pool, String surname, String phone, Draws draws) {
        Gender gender = rates.happens(Rate.GUARDIAN_FEMALE, draws) ? Gender.FEMALE : Gender.MALE;
        PersonName name = pool.name(gender, 0, draws.child("name"));
        boolean sameSurname = rates.happens(Rate.GUARDIAN_SAME_SURNAME, draws);
        return new Guardian(sameSurname ? new PersonName(name.given(), surname) : name, gender, phone);
    }
}
