package dev.fhirseeder.calibration;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.Population;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Counts the published figures of a province in generated people: in 20,000 of all ages, and for a cohort of few years of
 * birth in as many more as make 2,000, found among the people that follow by their birth date and gender alone.
 */
final class Survey {

    static final int PEOPLE = 20_000;
    static final LocalDate TODAY = LocalDate.of(2024, 3, 31);

    private static final long SEED = 2024;
    private static final int COHORT = 2_000;
    private static final long LAST = 300_000;

    private final String pt;
    private final Population population;
    private final RecordGenerator generator;
    private final List<Tally> tallies;
    private final Curves curves = new Curves();

    private Survey(String pt) {
        Jurisdiction jurisdiction = Jurisdictions.onClassPath().find(pt).orElseThrow();
        this.pt = pt;
        this.population = new Population(jurisdiction);
        this.generator = new RecordGenerator(Map.of(pt, new Chronicler(jurisdiction, Catalogue.load())));
        this.tallies = Figure.load(pt).stream().map(Tally::new).toList();
    }

    /** Generates the people of a province, and counts. */
    static Survey of(String pt) {
        Survey survey = new Survey(pt);
        survey.askEveryone();
        survey.askCohorts();
        return survey;
    }

    String pt() {
        return pt;
    }

    /** Returns the figures in the order of the file. */
    List<Tally> tallies() {
        return tallies;
    }

    Curves curves() {
        return curves;
    }

    private void askEveryone() {
        generator.records(request(0, PEOPLE)).forEachRemaining(record -> {
            tallies.forEach(tally -> ask(record, tally));
            curves.add(record);
        });
    }

    private void askCohorts() {
        List<Tally> wanting = wanting(tallies);
        for (long i = PEOPLE; i < LAST && !wanting.isEmpty(); i++) {
            GenerationRequest request = request(i, 1);
            Person person = population.person(request.key(i));
            List<Tally> own = wanting.stream()
                    .filter(tally -> tally.figure().cohort().mayHold(person))
                    .toList();
            if (!own.isEmpty()) {
                PatientRecord record = generator.records(request).next();
                own.forEach(tally -> ask(record, tally));
                wanting = wanting(wanting);
            }
        }
    }

    private static List<Tally> wanting(List<Tally> tallies) {
        return tallies.stream()
                .filter(tally -> tally.figure().cohort().isOfBirth() && tally.size() < COHORT)
                .toList();
    }

    private static void ask(PatientRecord record, Tally tally) {
        Figure figure = tally.figure();
        LocalDate until = figure.cohort().until(record.person(), TODAY);
        boolean asked = figure.measure() == Measure.COHORT
                ? Cohort.lives(record.person(), until)
                : figure.cohort().holds(record, until);
        if (asked) {
            figure.measure().count(record, figure, until, tally);
        }
    }

    private GenerationRequest request(long first, long people) {
        return new GenerationRequest(List.of(pt), people, first, SEED, TODAY, TODAY, List.of());
    }
}
