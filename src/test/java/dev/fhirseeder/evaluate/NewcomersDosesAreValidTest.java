package dev.fhirseeder.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Historian;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.Population;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People of the population who, for this test, have all lived elsewhere before. */
class NewcomersDosesAreValidTest {

    private static final int RECORDS = Integer.getInteger("evaluated", 4000);
    private static final LocalDate DATE = LocalDate.of(2026, 11, 1);
    private static final List<String> PLACES = List.of(
            "bc",
            "on",
            "africa",
            "americas",
            "east-asia",
            "europe",
            "middle-east",
            "south-asia",
            "south-east-asia",
            "united-states");

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_dose_of_those_who_moved_is_valid_before_and_after_the_move(String pt) {
        // Given
        Jurisdiction jurisdiction = Jurisdictions.onClassPath().find(pt).orElseThrow();
        Population population = new Population(jurisdiction);
        Historian historian = Historian.load(pt, Catalogue.load());
        RecordMapper mapper = new RecordMapper();
        List<Rule> rules =
                RuleBook.rules().stream().filter(rule -> rule.holdsIn(pt)).toList();
        List<String> faults = new ArrayList<>();
        long elsewhere = 0;
        for (int i = 0; i < RECORDS; i++) {
            RecordKey key = new RecordKey(815, pt, DATE, i);
            Person person = moved(population.person(key), i);
            // When
            PatientRecord record = new PatientRecord(key, jurisdiction, person, historian.history(key, person, DATE));
            List<Given> given = CompletedDosesAreValidTest.given(mapper.resources(record, ReferenceStyle.RELATIVE));
            for (Rule rule : rules) {
                faults.addAll(rule.faults(person.birthDate(), given));
            }
            elsewhere += given.stream().filter(Given::elsewhere).count();
        }
        // Then
        assertThat(elsewhere).isGreaterThan(2L * RECORDS);
        assertThat(faults).isEmpty();
    }

    /** Most move as children, for whom it matters. */
    private static Person moved(Person person, int index) {
        long days = Math.max(
                1,
                Math.min(
                        index % 4 == 0 ? 20_000 : 4_000,
                        DATE.toEpochDay() - person.birthDate().toEpochDay()));
        LocalDate date = person.birthDate().plusDays(1 + index * 7_919L % days);
        Arrival arrival = new Arrival(date.isAfter(DATE) ? DATE : date, PLACES.get(index % PLACES.size()));
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
                arrival,
                person.deceased());
    }
}
