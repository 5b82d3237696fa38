package dev.fhirseeder.history;

import dev.fhirseeder.jurisdiction.HealthRegion;
import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.IndigenousGroup;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hand-made people, enough for a history. */
final class People {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final long SEED = 20261122;

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1931, 1, 1);
    private static final Place SURREY =
            new Place("Surrey", 568_322, new HealthRegion("FHA", "Fraser Health"), List.of("V3T"), List.of("604"));
    private static final Place TORONTO =
            new Place("Toronto", 2_794_356, new HealthRegion("TOR", "Toronto"), List.of("M5V"), List.of("416"));

    private People() {}

    static RecordKey key(String pt, long index) {
        return new RecordKey(SEED, pt, TODAY, index);
    }

    /** A person whose birth date walks through the decades up to today, more often recent. */
    static Person person(String pt, long index) {
        long days = TODAY.toEpochDay() - FIRST_BIRTH.toEpochDay();
        long day = index % 2 == 0 ? Math.floorMod(index * 7919, days) : days - Math.floorMod(index * 1231, 10_000);
        return born(pt, FIRST_BIRTH.plusDays(day), index % 4 < 2 ? Gender.FEMALE : Gender.MALE, index % 10 == 0);
    }

    static Person born(String pt, LocalDate birth, Gender gender, boolean indigenous) {
        return person(pt, birth, gender, indigenous, null);
    }

    /** Someone who lived elsewhere until that day. */
    static Person arrived(String pt, LocalDate birth, LocalDate on, String from) {
        return person(pt, birth, Gender.FEMALE, false, new Arrival(on, from));
    }

    private static Person person(
            String pt, LocalDate birth, Gender gender, boolean indigenous, @Nullable Arrival arrival) {
        @Nullable IndigenousGroup group = indigenous ? IndigenousGroup.FIRST_NATIONS : null;
        Address address =
                new Address("1 Main St", pt.equals("bc") ? SURREY : TORONTO, pt.equals("bc") ? "V3T 1A1" : "M5V 1A1");
        return new Person(
                gender,
                birth,
                new PersonName(List.of("Alex"), "Example"),
                address,
                "604-555-0101",
                new Term("en", "English"),
                null,
                group,
                new HealthCard("9000000000", null),
                null,
                arrival,
                null);
    }

    /** The same person with a day of death. */
    static Person dead(Person person, LocalDate death) {
        return new Person(
                person.gender(),
                person.birthDate(),
                person.name(),
                person.address(),
                person.phone(),
                person.language(),
                person.ethnicity(),
                person.indigenousGroup(),
                person.healthCard(),
                person.guardian(),
                person.arrival(),
                death);
    }
}
