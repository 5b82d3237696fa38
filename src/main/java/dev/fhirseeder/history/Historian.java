package dev.fhirseeder.history;

import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Plays a province's schedule over a life, with delays, missed doses and refusals.
 *
 * <p>Laws: the same key and person give the same history; what is known on a day is the same whatever the horizon,
 * so that the history as of one day is a prefix of the history as of any later day, but for the reactions and flaws that
 * are found between; each schedule row draws from a
 * stream of its own name, so that another row changes a person's other doses only where medicine has it so
 * (intervals, live vaccines, sites of one visit, a series that is complete). A dose is given while its programme runs and its product is
 * in use, not before the minimum age or interval, and before the maximum age. There is no grace of four days.
 *
 * <p>A person who moved in ({@link Person#arrival()}) is played under the programme of the place of origin until the move, and
 * the registry learns later of the doses of those who bring papers: each then has a {@link Transcript}. Doses are counted on,
 * and what is lacking may be offered at a first visit. How many doses those need who begin late stands in {@code
 * model/catch-up.csv}.
 *
 * <p>What the model omits: more than one move, and moves away; doses for travel, and paid privately; doses from
 * abroad that do not count in Canada (measles before the first birthday, oral polio vaccine at birth or from April 2016, a
 * conjugate pneumococcal booster at 9 months) and those against diseases that the catalogue lacks (BCG, yellow fever, Japanese
 * encephalitis, typhoid), rotavirus and influenza abroad; polio doses of those who lack them apart from pertussis; a primary
 * series against tetanus for adults born before 1990; doses for chronic disease other than as a small share of everyone;
 * contraindications by latex and by a weakness of immunity that is not carried as a condition; more than one reaction to a
 * dose, and allergies found by one; doses that are too early, and doses recorded for somebody else. Where a row is meant for a
 * group that a person does not show, everyone
 * gets it at the share of the group. The doses of the years before acellular vaccines are carried with what is known of
 * their products: no trade name, maker or lot. Smallpox vaccine is left out.
 */
public final class Historian {

    private static final Label HISTORY = Label.of("history");
    private static final Label PREGNANCIES = Label.of("pregnancies");

    private final Elsewhere elsewhere;
    private final RefusalReasons reasons;
    private final Refusals refusals;
    private final Practice practice;

    private Historian(Elsewhere elsewhere, RefusalReasons reasons, Practice practice) {
        this.elsewhere = elsewhere;
        this.reasons = reasons;
        this.refusals = new Refusals(NotGiven.load(reasons));
        this.practice = practice;
    }

    Historian(Schedule schedule, Uptake uptake, RefusalReasons reasons, Catalogue catalogue, Practice practice) {
        this(new Elsewhere(schedule, uptake, catalogue, practice), reasons, practice);
    }

    /**
     * Prepares the play of a schedule, and of those of the places from which people come.
     *
     * @throws dev.fhirseeder.data.DataFileException if a data file is not as expected, or a row has no uptake
     */
    public Historian(Schedule schedule, Uptake uptake, RefusalReasons reasons, Catalogue catalogue) {
        this(schedule, uptake, reasons, catalogue, Practice.load(catalogue));
    }

    /**
     * Reads a province's data files and prepares the play of its schedule.
     *
     * @param pt the two-letter code of the province in lower case
     * @throws dev.fhirseeder.data.DataFileException if a data file is not as expected
     */
    public static Historian load(String pt, Catalogue catalogue) {
        Schedule schedule = Schedule.load(pt, catalogue);
        return new Historian(schedule, Uptake.load(pt).usedBy(schedule), RefusalReasons.load(pt), catalogue);
    }

    /** Returns the {@link #history(RecordKey, Person, List, LocalDate) history} of a person who may be given everything. */
    public History history(RecordKey key, Person person, LocalDate until) {
        return history(key, person, List.of(), until);
    }

    /**
     * Returns the doses and refusals of a person as they were known at the end of a day, or of the day of death if that is
     * earlier.
     *
     * @param key whose record it is; all chance derives from it
     * @param person in the province of this historian
     * @param findings what may forbid vaccines
     * @param until where to stop; it enters no draw
     */
    public History history(RecordKey key, Person person, List<Finding> findings, LocalDate until) {
        return History.of(events(key, person, findings, until)).asOf(last(person, until));
    }

    /**
     * Returns the events of the {@link #history(RecordKey, Person, List, LocalDate) history} of a person, in no order and not cut
     * to what was known on that day: for whoever puts others to them.
     */
    public List<Event> events(RecordKey key, Person person, List<Finding> findings, LocalDate until) {
        return played(key, person, findings, until, false).events();
    }

    /** Returns the {@link #history(RecordKey, Person, List, LocalDate) history} of a person with the reasons for it. */
    public Explained explained(RecordKey key, Person person, List<Finding> findings, LocalDate until) {
        Life life = played(key, person, findings, until, true);
        Trail trail = Objects.requireNonNull(life.trail, "Whoever is asked for reasons takes them down");
        return new Explained(History.of(life.events()).asOf(last(person, until)), trail.reasons(), trail.declined());
    }

    private Life played(RecordKey key, Person person, List<Finding> findings, LocalDate until, boolean explained) {
        Draws draws = key.draws().child(HISTORY);
        Doses doses = new Doses(practice, key, person, findings, draws);
        Life life = new Life(
                person,
                key.pt(),
                draws,
                new Attitude(draws, reasons),
                refusals,
                doses,
                new Hindrances(practice.incidents(), refusals, doses, draws),
                practice.fertility().pregnancies(person, draws.child(PREGNANCIES)),
                practice.delays(),
                elsewhere.here().numbering(),
                explained);
        play(life, key, (int) last(person, until).toEpochDay());
        return life;
    }

    private static LocalDate last(Person person, LocalDate until) {
        LocalDate death = person.deceased();
        return death == null || death.isAfter(until) ? until : death;
    }

    private void play(Life life, RecordKey key, int end) {
        Arrival arrival = life.person.arrival();
        if (arrival == null) {
            new Residence(life, elsewhere.here(), life.born, end, null).play();
            return;
        }
        boolean abroad = elsewhere.isAbroad(arrival.from());
        Programme before = elsewhere.programme(arrival.from());
        Newcomer newcomer = new Newcomer(life.person, arrival, abroad, key.populationDate(), practice, life.draws);
        int moved = (int) arrival.date().toEpochDay();
        if (newcomer.hasPapers()) {
            new Residence(life, before, life.born, Math.min(end, moved - 1), newcomer).play();
        }
        Residence here = new Residence(life, elsewhere.here(), moved, end, null);
        if (newcomer.isCaughtUp()) {
            here.catchUp(newcomer.visit());
        }
        here.play();
    }
}
