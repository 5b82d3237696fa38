package dev.fhirseeder.fhir;

import dev.fhirseeder.jurisdiction.HealthRegion;
import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Guardian;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.IndigenousGroup;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
import java.util.List;

/** The people of the records written by hand. */
final class People {

    private People() {}

    static Person child() {
        Place surrey =
                new Place("Surrey", 568_322, new HealthRegion("FHA", "Fraser Health"), List.of("V3T"), List.of("604"));
        return new Person(
                Gender.FEMALE,
                LocalDate.parse("2020-04-21"),
                new PersonName(List.of("Zoë", "Anne-Marie"), "L'Écuyer \"Tran\""),
                new Address("12 King George Blvd", surrey, "V3T 0A1"),
                "604-555-0123",
                new Term("fr", "French"),
                new Term("24191000087106", "South Asian (ethnic group)"),
                IndigenousGroup.METIS,
                new HealthCard("9876543210", null),
                new Guardian(new PersonName(List.of("Luc"), "L'Écuyer"), Gender.MALE, "604-555-0124"),
                null,
                null);
    }

    /** The child, younger and without a health number. */
    static Person newborn() {
        Person child = child();
        return new Person(
                child.gender(),
                LocalDate.parse("2026-01-20"),
                child.name(),
                child.address(),
                child.phone(),
                child.language(),
                child.ethnicity(),
                child.indigenousGroup(),
                null,
                child.guardian(),
                null,
                null);
    }

    /** A man of the age of the adult, who has died on this day. */
    static Person deceased(LocalDate day) {
        Person adult = adult();
        Person neighbour = child();
        return new Person(
                Gender.MALE,
                adult.birthDate(),
                adult.name(),
                neighbour.address(),
                neighbour.phone(),
                adult.language(),
                null,
                null,
                new HealthCard("9000000071", null),
                null,
                null,
                day);
    }

    static Person adult() {
        Place toronto = new Place(
                "Toronto", 2_794_356, new HealthRegion("TPH", "Toronto Public Health"), List.of("M5V"), List.of("416"));
        return new Person(
                Gender.OTHER,
                LocalDate.parse("1958-11-30"),
                new PersonName(List.of("Kim"), "Okafor"),
                new Address("301 Front St W", toronto, "M5V 2T6"),
                "416-555-0199",
                new Term("en", "English"),
                null,
                null,
                new HealthCard("1234567897", "AB"),
                null,
                null,
                null);
    }
}
