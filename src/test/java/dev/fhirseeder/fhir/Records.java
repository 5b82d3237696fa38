package dev.fhirseeder.fhir;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Allergy;
import dev.fhirseeder.history.ConsentDecision;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.History;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Lot;
import dev.fhirseeder.history.Provider;
import dev.fhirseeder.history.Reaction;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.history.RiskFactor;
import dev.fhirseeder.jurisdiction.HealthNumbers;
import dev.fhirseeder.jurisdiction.HealthRegion;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.NumberScheme;
import dev.fhirseeder.jurisdiction.Place;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Guardian;
import dev.fhirseeder.person.HealthCard;
import dev.fhirseeder.person.IndigenousGroup;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Manufacturer;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

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
        return new PatientRecord(new RecordKey(42, "bc", POPULATION, 7), britishColumbia(), child(), childHistory());
    }

    /** An adult of Ontario: no guardian, no allergy, no code of CDC for the vaccine, consent refused. */
    public static PatientRecord adultInOntario() {
        return new PatientRecord(new RecordKey(42, "on", POPULATION, 8), ontario(), adult(), adultHistory());
    }

    /** Another person like the child, but of whom nothing optional and no event is known. */
    public static PatientRecord newcomer() {
        Person child = child();
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
                null);
        return new PatientRecord(
                new RecordKey(42, "bc", POPULATION, 9), britishColumbia(), person, new History(List.of()));
    }

    /** The records above. */
    public static List<PatientRecord> all() {
        return List.of(childInBritishColumbia(), adultInOntario(), newcomer());
    }

    private static History childHistory() {
        Provider provider = new Provider("bc-FHA", "Fraser Health", "Public health unit, Surrey");
        Reaction fever = new Reaction(
                "immunization/MMR/1/reaction",
                day("2021-05-05"),
                new Term("386661006", "Fever"),
                new BigDecimal("38.9"));
        List<Event> events = List.of(
                new ConsentDecision("consent", day("2020-06-25"), true),
                new Immunization(
                        "immunization/ROTA/1",
                        day("2020-06-25"),
                        "bc-rota-1",
                        "ROTA",
                        1,
                        2,
                        rotarix(),
                        new Lot("RX4471", day("2022-03-31")),
                        null,
                        provider,
                        true,
                        null),
                new RiskFactor("risk/asplenia", day("2020-08-01"), new Term("707147002", "Asplenia (disorder)")),
                new Immunization(
                        "immunization/MMR/1",
                        day("2021-05-03"),
                        "bc-mmr-1",
                        "MMR",
                        1,
                        2,
                        mmr(),
                        new Lot("W012345", day("2022-11-30")),
                        THIGH,
                        provider,
                        true,
                        fever),
                new Allergy(
                        "allergy/1",
                        day("2022-02-10"),
                        day("2022-01-20"),
                        new Term("91935009", "Allergy to peanut"),
                        Allergy.Category.FOOD,
                        Allergy.Criticality.HIGH,
                        true,
                        new Term("126485001", "Urticaria (disorder)")),
                new Allergy(
                        "allergy/2",
                        day("2023-02-10"),
                        day("2023-02-10"),
                        new Term("91936005", "Allergy to penicillin"),
                        Allergy.Category.MEDICATION,
                        Allergy.Criticality.LOW,
                        false,
                        new Term("271807003", "Eruption of skin (disorder)")),
                new Refusal(
                        "immunization/MMR/2",
                        day("2024-09-12"),
                        "bc-mmr-2",
                        "MMR",
                        2,
                        mmr(),
                        new Term("PHILISOP", "philosophical objection")));
        return new History(events);
    }

    private static History adultHistory() {
        Provider provider = new Provider("on-TPH", "Toronto Public Health", "Pharmacy, Toronto");
        List<Event> events = List.of(
                new ConsentDecision("consent", day("2019-10-02"), false),
                new Immunization(
                        "immunization/INF/2019",
                        day("2019-10-02"),
                        "on-inf",
                        "INF",
                        1,
                        null,
                        fluzone(),
                        new Lot("UJ123AA", day("2020-06-30")),
                        DELTOID,
                        provider,
                        true,
                        null),
                new Immunization(
                        "immunization/INF/2025",
                        day("2025-10-20"),
                        "on-inf",
                        "INF",
                        2,
                        null,
                        fluzone(),
                        new Lot("UJ987AB", day("2026-06-30")),
                        DELTOID,
                        provider,
                        false,
                        null));
        return new History(events);
    }

    private static Person child() {
        Place surrey =
                new Place("Surrey", 568_322, new HealthRegion("FHA", "Fraser Health"), List.of("V3T"), List.of("604"));
        return new Person(
                Gender.FEMALE,
                day("2020-04-21"),
                new PersonName(List.of("Zoë", "Anne-Marie"), "L'Écuyer \"Tran\""),
                new Address("12 King George Blvd", surrey, "V3T 0A1"),
                "604-555-0123",
                new Term("fr", "French"),
                new Term("704385002", "Punjabi (ethnic group)"),
                IndigenousGroup.METIS,
                new HealthCard("9876543210", null),
                new Guardian(new PersonName(List.of("Luc"), "L'Écuyer"), Gender.MALE, "604-555-0124"));
    }

    private static Person adult() {
        Place toronto = new Place(
                "Toronto", 2_794_356, new HealthRegion("TPH", "Toronto Public Health"), List.of("M5V"), List.of("416"));
        return new Person(
                Gender.OTHER,
                day("1958-11-30"),
                new PersonName(List.of("Kim"), "Okafor"),
                new Address("301 Front St W", toronto, "M5V 2T6"),
                "416-555-0199",
                new Term("en", "English"),
                null,
                null,
                new HealthCard("1234567897", "AB"),
                null);
    }

    private static Product mmr() {
        return new Product(
                "M-M-R II",
                "MMR",
                new Term("7161000087102", "[MMR] M-M-R II"),
                new Term("871831003", "[MMR] Measles, mumps and rubella vaccine"),
                new Term("03", "MMR"),
                "00466085",
                new Manufacturer("MERCK CANADA INC.", "MSD"),
                List.of(
                        new Term("14189004", "Measles"),
                        new Term("36653000", "Rubella"),
                        new Term("36989005", "Mumps")),
                new Term("34206005", "Subcutaneous route (qualifier value)"),
                new BigDecimal("0.5"));
    }

    private static Product rotarix() {
        return new Product(
                "ROTARIX",
                "Rota-1",
                new Term("7191000087105", "[Rota-1] ROTARIX"),
                new Term("7811000087105", "[Rota-1] Rotavirus monovalent vaccine"),
                new Term("119", "rotavirus, monovalent"),
                null,
                new Manufacturer("GLAXOSMITHKLINE INC.", "SKB"),
                List.of(new Term("18624000", "Rotavirus infection")),
                new Term("26643006", "Oral route (qualifier value)"),
                new BigDecimal("1.5"));
    }

    private static Product fluzone() {
        return new Product(
                "FLUZONE Trivalent",
                "Inf",
                new Term("271421000087109", "[Inf] FLUZONE Trivalent"),
                new Term("7691000087100", "[Inf] Influenza trivalent vaccine"),
                null,
                null,
                new Manufacturer("SANOFI PASTEUR LIMITED", null),
                List.of(new Term("6142004", "Influenza")),
                new Term("78421000", "Intramuscular route (qualifier value)"),
                new BigDecimal("0.5"));
    }

    private static Jurisdiction britishColumbia() {
        return new Jurisdiction(
                "bc",
                "British Columbia",
                numbers("https://fhir.infoway-inforoute.ca/NamingSystem/ca-bc-patient-healthcare-id"),
                List.of(),
                true);
    }

    private static Jurisdiction ontario() {
        return new Jurisdiction(
                "on",
                "Ontario",
                numbers("https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn"),
                List.of(),
                false);
    }

    /** The numbers above are given; nobody asks the scheme. */
    private static HealthNumbers numbers(String system) {
        return new HealthNumbers(system, new NumberScheme() {
            @Override
            public String name() {
                return "unused";
            }

            @Override
            public long capacity() {
                return 1;
            }

            @Override
            public String number(long rank) {
                throw new IndexOutOfBoundsException(Long.toString(rank));
            }

            @Override
            public boolean isValid(String number) {
                return true;
            }
        });
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
