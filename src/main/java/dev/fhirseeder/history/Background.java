package dev.fhirseeder.history;

import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a registry knows of a person besides vaccines: the decision on consent, the allergies and the conditions that
 * make a disease more dangerous.
 *
 * <p>Laws: every event is dated from the birth date to the population date, or to the day of death if that is earlier; roles are unique, {@code consent},
 * {@code allergy/<code>} and {@code condition/<code>}; each event has its own stream of draws, so that a row added to a
 * data file changes no other event. Allergies that the registry does not keep leave no event, and are findings all the
 * same. Immutable and safe for use by many threads.
 *
 * <p>Omitted: an anaphylaxis after a dose adds no allergy; conditions and allergies are independent of each other and of gender and place, none begins after the
 * population date and none ends; consent is decided once.
 */
public final class Background {

    private static final Label BACKGROUND = Label.of("background");
    private static final Label CONSENT = Label.of("consent");
    private static final int MONTHS_UNTIL_RECORDED = 24;

    private final Jurisdiction jurisdiction;
    private final Allergen[] allergens;
    private final Label[] allergies;
    private final Condition[] conditions;
    private final Label[] risks;

    /**
     * Reads {@code catalogue/allergens.csv} and {@code catalogue/conditions.csv}.
     *
     * @param jurisdiction says whether allergies are kept, since when, and how many consent
     * @throws dev.fhirseeder.data.DataFileException if a file is missing or wrong
     */
    public Background(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        this.allergens = Allergen.read("catalogue/allergens.csv").toArray(Allergen[]::new);
        this.allergies = Arrays.stream(allergens)
                .map(allergen -> Label.of("allergy/" + allergen.substance().code()))
                .toArray(Label[]::new);
        this.conditions = Condition.read("catalogue/conditions.csv").toArray(Condition[]::new);
        this.risks = Arrays.stream(conditions)
                .map(condition -> Label.of("condition/" + condition.term().code()))
                .toArray(Label[]::new);
    }

    /** Draws the events of this person: the consent decision, then allergies, then conditions, not in order of date. */
    public List<Event> events(RecordKey key, Person person) {
        return health(key, person).events();
    }

    /** Draws the {@link #events} of this person, and what of the person's health may forbid vaccines. */
    public Health health(RecordKey key, Person person) {
        Draws draws = key.draws().child(BACKGROUND);
        LocalDate death = person.deceased();
        LocalDate known = death == null ? key.populationDate() : earlier(death, key.populationDate());
        List<Event> events = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        LocalDate resident =
                person.arrival() == null ? person.birthDate() : person.arrival().date();
        events.add(consent(resident, known, draws.child(CONSENT)));
        int age = (int) ChronoUnit.YEARS.between(person.birthDate(), known);
        for (int i = 0; i < allergens.length; i++) {
            if (allergens[i].band().concerns(age)) {
                allergy(i, person.birthDate(), resident, known, draws, events, findings);
            }
        }
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].band().concerns(age)) {
                condition(i, person.birthDate(), known, draws, events, findings);
            }
        }
        return new Health(List.copyOf(events), List.copyOf(findings));
    }

    private ConsentDecision consent(LocalDate resident, LocalDate known, Draws draws) {
        LocalDate date = between(registered(resident, known), known, draws);
        return new ConsentDecision(
                "consent", date, draws.chance(jurisdiction.registry().consentShare()));
    }

    /** One draw says whether the person has the allergy and whether the registry keeps it. */
    private void allergy(
            int number,
            LocalDate birth,
            LocalDate resident,
            LocalDate known,
            Draws parent,
            List<Event> events,
            List<Finding> findings) {
        Allergen allergen = allergens[number];
        if (!parent.chance(allergies[number], allergen.band().prevalence())) {
            return;
        }
        Draws draws = parent.child(allergies[number]);
        double unit = draws.unit();
        LocalDate onset = between(
                birth.plusDays(Band.days(allergen.band().onsetFrom())),
                earlier(birth.plusDays(Band.days(allergen.onsetTo())), known),
                draws);
        LocalDate entered = registered(later(onset, resident), known);
        LocalDate date = between(entered, earlier(entered.plusMonths(MONTHS_UNTIL_RECORDED), known), draws);
        Allergy allergy = allergen.allergy(allergies[number].toString(), onset, date, draws);
        if (jurisdiction.recordsAllergies() && unit < allergen.known()) {
            events.add(allergy);
        }
        if (allergy.criticality() == Allergy.Criticality.HIGH) {
            findings.add(new Finding(allergen.substance().code(), (int) onset.toEpochDay()));
        }
    }

    private void condition(
            int number, LocalDate birth, LocalDate known, Draws parent, List<Event> events, List<Finding> findings) {
        Condition condition = conditions[number];
        if (!parent.chance(risks[number], condition.band().prevalence())) {
            return;
        }
        Draws draws = parent.child(risks[number]).skip(1); // which has said that the person has it
        LocalDate from = later(birth.plusDays(Band.days(condition.band().onsetFrom())), condition.notBefore());
        if (from.isAfter(known)) {
            return;
        }
        LocalDate onset = between(from, known, draws);
        events.add(new RiskFactor(risks[number].toString(), onset, condition.term()));
        findings.add(new Finding(condition.term().code(), (int) onset.toEpochDay()));
    }

    /** Returns the first day on which the registry could have learnt of something that happened on this date. */
    private LocalDate registered(LocalDate happened, LocalDate known) {
        return later(happened, earlier(jurisdiction.registry().since(), known));
    }

    /** Draws a day, both ends included; the first, if the last lies before it. */
    private static LocalDate between(LocalDate first, LocalDate last, Draws draws) {
        long days = Math.max(0, last.toEpochDay() - first.toEpochDay());
        return first.plusDays(draws.below(Math.toIntExact(days + 1)));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
