package dev.fhirseeder.history;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Schedule;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The lives of a sample of people, for laws that hold for everyone; the failure text names the dose. */
final class Lives {

    static final int SAMPLE = 600;
    static final int PEOPLE = 2_000;
    static final LocalDate END = LocalDate.of(2061, 1, 1);
    static final Catalogue CATALOGUE = Catalogue.load();

    private Lives() {}

    static Historian historian(String pt, Schedule schedule) {
        return new Historian(schedule, Uptake.load(pt), RefusalReasons.load(pt), CATALOGUE);
    }

    static void forEachDose(String pt, BiConsumer<Person, Immunization> law) {
        forEachLife(pt, (person, doses) -> doses.forEach(dose -> law.accept(person, dose)));
    }

    /** Plays whole lives, well beyond today; the doses come in the order in which they are dated and counted. */
    static void forEachLife(String pt, BiConsumer<Person, List<Immunization>> law) {
        Historian historian = Historian.load(pt, CATALOGUE);
        for (long i = 0; i < SAMPLE; i++) {
            Person person = People.person(pt, i);
            List<Event> events = historian
                    .history(People.key(pt, i), person, LocalDate.of(2061, 1, 1))
                    .events();
            law.accept(person, doses(events));
        }
    }

    /** Returns the lives of many people of one birth date and gender. */
    static List<List<Event>> lives(String pt, LocalDate born, Gender gender) {
        Historian historian = Historian.load(pt, CATALOGUE);
        Person person = People.born(pt, born, gender, false);
        List<List<Event>> lives = new ArrayList<>();
        for (long i = 0; i < PEOPLE; i++) {
            lives.add(historian.history(People.key(pt, i), person, END).events());
        }
        return lives;
    }

    /** Returns the doses that count. */
    static List<Immunization> doses(List<Event> events) {
        return events.stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .filter(dose -> dose.flaw() == null)
                .toList();
    }

    static Map<String, ScheduleRow> rows(String pt) {
        return Schedule.load(pt, CATALOGUE).rows().stream().collect(Collectors.toMap(ScheduleRow::id, row -> row));
    }
}
