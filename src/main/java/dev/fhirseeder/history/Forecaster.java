package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Schedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges the doses that someone has had, and says which are due, by the schedule and the rules that histories are made
 * with. Nothing is drawn.
 *
 * <p>What it does not know: contraindications, immunity by disease, risk groups (nothing is due under a row for people
 * at high risk or for the first phase of a campaign, while a dose that was given under one is valid), and what other
 * provinces offer.
 */
public final class Forecaster {

    private final String pt;
    private final Programme programme;
    private final Catalogue catalogue;
    private final Practice practice;

    private Forecaster(String pt, Programme programme, Catalogue catalogue, Practice practice) {
        this.pt = pt;
        this.programme = programme;
        this.catalogue = catalogue;
        this.practice = practice;
    }

    /**
     * Reads a province's data files.
     *
     * @param pt the two-letter code of the province in lower case
     * @throws dev.fhirseeder.data.DataFileException if a data file is not as expected
     */
    public static Forecaster load(String pt, Catalogue catalogue) {
        Practice practice = Practice.load(catalogue);
        Schedule schedule = Schedule.load(pt, catalogue);
        Numbering numbering = new Numbering(catalogue, List.of(schedule));
        Programme programme = new Programme(schedule, Uptake.load(pt), catalogue, practice, numbering);
        return new Forecaster(pt, programme, catalogue, practice);
    }

    /**
     * Returns what is to be said of a person at the end of a day.
     *
     * @param doses what the person has had, in any order, on or before that day
     * @throws IllegalArgumentException if a dose lies after that day, before the birth, or is of no product of the
     *     catalogue
     */
    public Forecast forecast(Person person, List<Given> doses, LocalDate asOf) {
        Replay replay = new Replay(programme, pt, person, practice.delays());
        List<Given> ordered = new ArrayList<>(doses);
        ordered.sort(Comparator.comparing(Given::on));
        List<Assessment> assessments = new ArrayList<>();
        for (Given dose : ordered) {
            if (dose.on().isAfter(asOf) || dose.on().isBefore(person.birthDate())) {
                throw new IllegalArgumentException(dose + " lies before the birth or after " + asOf);
            }
            assessments.add(
                    replay.take(dose, catalogue.named(dose.product().name()).get(0)));
        }
        Outlook outlook = new Outlook(programme, person, replay, (int) asOf.toEpochDay());
        return new Forecast(List.copyOf(assessments), outlook.prospects());
    }
}
