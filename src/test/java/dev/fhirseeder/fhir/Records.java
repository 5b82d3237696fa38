package dev.fhirseeder.fhir;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Allergy;
import dev.fhirseeder.history.ConsentDecision;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.History;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Lot;
import dev.fhirseeder.history.PregnancyStatus;
import dev.fhirseeder.history.Protocol;
import dev.fhirseeder.history.Provider;
import dev.fhirseeder.history.Reaction;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.history.RiskFactor;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/** Records written by hand: between them, every kind of event and every optional field, present and absent. */
public final class Records {

    private static final LocalDate POPULATION = LocalDate.of(2026, 1, 31);
    private static final Term DELTOID =
            new Term("16217701000119102", "Structure of left deltoid muscle (body structure)");
    private static final Term THIGH =
            new Term("1217007000", "Structure of left vastus lateralis muscle (body structure)");

    private Records() {}

    /** A child of British Columbia: fever after a dose, an oral dose, a refusal, an allergy, a risk factor, consent. */
    public static PatientRecord childInBritishColumbia() {
        return new PatientRecord(
                new RecordKey(42, "bc", POPULATION, 7), Provinces.britishColumbia(), People.child(), childHistory());
    }

    /** An adult of Ontario: no guardian, no allergy, no code of CDC for the vaccine, consent refused. */
    public static PatientRecord adultInOntario() {
        return new PatientRecord(
                new RecordKey(42, "on", POPULATION, 8), Provinces.ontario(), People.adult(), adultHistory());
    }

    /** Another person like the child, but of whom nothing optional and no event is known. */
    public static PatientRecord newcomer() {
        Person child = People.child();
        Person person = new Person(
                Gender.UNKNOWN,
                child.birthDate(),
                child.name(),
                child.address(),
                child.phone(),
                child.language(),
                null,
                null,
                new HealthCard("9000000005", null),
                null,
                null,
                null);
        return of(9, person);
    }

    /** So many people of British Columbia, of whom nothing but the person is known, from an index on. */
    public static List<PatientRecord> from(long index, int people) {
        Person person = newcomer().person();
        return LongStream.range(index, index + people)
                .mapToObj(each -> of(each, person))
                .toList();
    }

    /** A record of British Columbia of which nothing but the person is known. */
    static PatientRecord of(long index, Person person) {
        return new PatientRecord(
                new RecordKey(42, "bc", POPULATION, index),
                Provinces.britishColumbia(),
                person,
                new History(List.of()));
    }

    /** A woman of Ontario who was vaccinated when she was pregnant, and came from abroad. */
    public static PatientRecord mother() {
        Person adult = People.adult();
        Person woman = new Person(
                Gender.FEMALE,
                day("1995-06-07"),
                adult.name(),
                adult.address(),
                adult.phone(),
                adult.language(),
                null,
                null,
                adult.healthCard(),
                null,
                new Arrival(day("2015-09-01"), "africa", "NG"),
                day("2081-01-01"));
        return new PatientRecord(
                new RecordKey(42, "on", POPULATION, 10),
                Provinces.ontario(),
                woman,
                new History(List.of(new PregnancyStatus("pregnancy/1", day("2023-02-14")))));
    }

    /** The records above. */
    public static List<PatientRecord> all() {
        return List.of(childInBritishColumbia(), adultInOntario(), newcomer(), mother());
    }

    private static History childHistory() {
        Provider provider =
                new Provider("bc-FHA", "Fraser Health", "bc-FHA-public-health-surrey", "Public health unit, Surrey");
        Reaction fever = new Reaction(
                "immunization/MMR/1/reaction",
                day("2021-05-05"),
                new Term("386661006", "Fever"),
                new BigDecimal("38.9"),
                true);
        List<Event> events = List.of(
                new ConsentDecision("consent", day("2020-06-25"), true),
                new Immunization(
                        "immunization/ROTA/1",
                        day("2020-06-25"),
                        "bc-rota-1",
                        "ROTA",
                        1,
                        2,
                        Products.rotarix(),
                        new Lot("RX4471", day("2022-03-31")),
                        null,
                        provider,
                        true,
                        null,
                        List.of(new Protocol("ROTA", 1, 2, Products.rotarix().diseases())),
                        null,
                        null),
                new RiskFactor("risk/asplenia", day("2020-08-01"), new Term("707147002", "Asplenia")),
                new Immunization(
                        "immunization/MMR/1",
                        day("2021-05-03"),
                        "bc-mmr-1",
                        "MMR",
                        1,
                        2,
                        Products.mmr(),
                        new Lot("W012345", day("2022-11-30")),
                        THIGH,
                        provider,
                        true,
                        fever,
                        List.of(new Protocol("MMR", 1, 2, Products.mmr().diseases())),
                        null,
                        null),
                new Allergy(
                        "allergy/1",
                        day("2022-02-10"),
                        day("2022-01-20"),
                        new Term("91935009", "Allergy to peanut"),
                        Allergy.Category.FOOD,
                        Allergy.Criticality.HIGH,
                        true,
                        new Term("126485001", "Urticaria")),
                new Allergy(
                        "allergy/2",
                        day("2023-02-10"),
                        day("2023-02-10"),
                        new Term("91936005", "Allergy to penicillin"),
                        Allergy.Category.MEDICATION,
                        Allergy.Criticality.LOW,
                        false,
                        new Term("271807003", "Eruption of skin")),
                new Refusal(
                        "immunization/MMR/2",
                        day("2024-09-12"),
                        "bc-mmr-2",
                        "MMR",
                        2,
                        Products.mmr(),
                        new Term("PHILISOP", "philosophical objection")));
        return new History(events);
    }

    private static History adultHistory() {
        Provider provider =
                new Provider("on-TPH", "Toronto Public Health", "on-TPH-pharmacy-toronto-1", "Pharmacy, Toronto");
        List<Event> events = List.of(
                new ConsentDecision("consent", day("2019-10-02"), false),
                new Immunization(
                        "immunization/INF/2019",
                        day("2019-10-02"),
                        "on-inf",
                        "INF",
                        1,
                        null,
                        Products.fluzone(),
                        new Lot("UJ123AA", day("2020-06-30")),
                        DELTOID,
                        provider,
                        true,
                        null,
                        List.of(new Protocol("INF", 1, null, Products.fluzone().diseases())),
                        null,
                        null),
                new Immunization(
                        "immunization/INF/2025",
                        day("2025-10-20"),
                        "on-inf",
                        "INF",
                        2,
                        null,
                        Products.fluzone(),
                        new Lot("UJ987AB", day("2026-06-30")),
                        DELTOID,
                        provider,
                        false,
                        null,
                        List.of(new Protocol("INF", 2, null, Products.fluzone().diseases())),
                        null,
                        null));
        return new History(events);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
