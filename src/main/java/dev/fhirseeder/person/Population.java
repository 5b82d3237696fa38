package dev.fhirseeder.person;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An endless, seeded sequence of the persons of one province.
 *
 * <p>Laws: the same key gives an equal person, on any thread and in any order, whoever else is generated; each group of
 * fields has its own stream of draws, so that a draw added to one changes no other; nobody is born after the population
 * date; people of one household share address, phone, language and origin, and a child's guardian who is among them is
 * named as in that guardian's own record. Immutable and safe for use by many threads.
 *
 * <p>Omitted: households are made of neighbouring indices of one province only; apart from them, and from language, origin
 * and name, no two fields are related, but that those who came from elsewhere mostly fit in with their origin; the people
 * of one household arrive and die independently of each other; nobody has left.
 */
public final class Population {

    private static final Label PERSON = Label.of("person");
    private static final Label LANGUAGE = Label.of("language");
    private static final Label ORIGIN = Label.of("origin");
    private static final Label ADDRESS = Label.of("address");
    private static final Label PHONE = Label.of("phone");
    private static final Label DEATH = Label.of("death");
    private static final Label ETHNICITY = Label.of("ethnicity");
    private static final Label HEALTH_CARD = Label.of("health card");
    private static final Label ARRIVAL = Label.of("arrival");

    /** For how many years a registry keeps those who died, and hence shows them; a judgement (unsourced). */
    private static final int KEPT = 3;

    private final Jurisdiction jurisdiction;
    private final Households households;
    private final Origins origins;
    private final Naming naming;
    private final Genders genders;
    private final Guardians guardians;
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
        Names names = new Names();
        this.jurisdiction = jurisdiction;
        this.households = new Households(new AgeStructure(folder));
        this.origins = new Origins(folder, names.keys());
        this.rates = new Rates(folder);
        this.naming = new Naming(names, rates);
        this.genders = new Genders(rates);
        this.guardians = new Guardians(naming, genders, rates);
        this.addresses = new Addresses(jurisdiction.places(), rates);
        this.cards = new HealthCards(jurisdiction.healthNumbers(), rates);
        this.mortality = new Mortality();
        this.arrivals = new Arrivals(folder);
    }

    /** Draws the person of this key, with a health number that passes its check. */
    public Person person(RecordKey key) {
        return person(key, NumberStyle.VALID);
    }

    /**
     * Draws the person of this key.
     *
     * @param style of the health number; nothing else depends on it
     * @throws IllegalArgumentException if the key is of another province
     * @throws IndexOutOfBoundsException if the index is beyond the capacity of the province's health numbers
     */
    public Person person(RecordKey key, NumberStyle style) {
        checkProvince(key);
        Draws population = key.population();
        Draws draws = population.child(key.index()).child(PERSON);
        Household home = households.household(key);
        LocalDate birthDate = home.member().birthDate();
        Draws shared = home.head().draws(population);
        Language language = origins.language(shared.child(LANGUAGE));
        Culture culture = new Culture(language, origins.origin(language, shared.child(ORIGIN)));
        Address address = addresses.address(shared.child(ADDRESS));
        String phone = addresses.phone(address.place(), shared.child(PHONE));
        PersonName name = naming.name(home.member(), home, culture, population);
        LocalDate deceased = deceased(key, home.member().sex(), birthDate, draws.child(DEATH));
        return new Person(
                genders.gender(home.member(), population),
                birthDate,
                name,
                address,
                phone,
                language.term(),
                ethnicity(culture.origin(), draws.child(ETHNICITY)),
                culture.origin().indigenousGroup(),
                cards.card(key, birthDate, style, draws.child(HEALTH_CARD)),
                Households.isMinor(birthDate, key.populationDate())
                        ? guardians.guardian(home, name, culture, phone, population)
                        : null,
                arrivals.arrival(
                        language,
                        culture.origin(),
                        birthDate,
                        earlier(deceased, key.populationDate()),
                        draws.child(ARRIVAL)),
                deceased);
    }

    /**
     * Tells whether the person of this key is wanted, and draws no more than that takes.
     *
     * @param day on which age is counted, and by which death is known
     */
    public boolean isWanted(RecordKey key, Criteria criteria, LocalDate day) {
        checkProvince(key);
        Household home = households.household(key);
        LocalDate birth = home.member().birthDate();
        if (!criteria.isOfAge(birth, day)) {
            return false;
        }
        Draws population = key.population();
        if (criteria.hasPlaces()
                && !criteria.holds(addresses
                        .address(home.head().draws(population).child(ADDRESS))
                        .place())) {
            return false;
        }
        Draws draws = population.child(key.index()).child(PERSON);
        LocalDate deceased = deceased(key, home.member().sex(), birth, draws.child(DEATH));
        return criteria.isEmpty() || deceased == null || deceased.isAfter(day);
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

    private @Nullable Term ethnicity(Origin origin, Draws draws) {
        return rates.happens(Rate.ETHNICITY_NOT_STATED, draws) ? null : origin.ethnicity();
    }
}
