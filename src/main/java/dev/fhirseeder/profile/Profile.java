package dev.fhirseeder.profile;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Event;
import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.Refusal;
import dev.fhirseeder.person.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the people of a run look like: counters, and a few people. It takes as much room for a million people as for ten
 * thousand, and hardly more time: of a run of more than {@value #MOST} about so many are looked at, whom their indices choose.
 * It draws nobody: who is entered should have been encoded before. Safe for use by many threads.
 *
 * <p>Laws: the order in which people are entered changes nothing; each is to be entered once.
 */
public final class Profile {

    /** Of how many people each is looked at: chance moves a share of all of them by 0.3 points at most, 19 times of 20. */
    public static final int MOST = 100_000;

    private final LocalDate asOf;
    private final long bound;
    private final Ages ages = new Ages();
    private final Places places = new Places();
    private final Counts languages = new Counts();
    private final Counts provinces = new Counts();
    private final Protection protection = new Protection();
    private final Doses doses = new Doses(protection);
    private final Lateness lateness = new Lateness();
    private final Counts refusals = new Counts();
    private final Comparison comparison;
    private final Samples samples = new Samples();
    private final Set<String> prepared = new HashSet<>();
    private long met;
    private long people;
    private long dead;
    private long refusing;

    /**
     * Begins with nobody.
     *
     * @param asOf the day as of which histories are known, and at which ages are told
     * @param expected how many people will be entered
     */
    public Profile(LocalDate asOf, long expected) {
        this.asOf = asOf;
        this.bound = expected <= MOST ? Long.MAX_VALUE : (long) ((double) MOST / expected * Long.MAX_VALUE);
        this.comparison = new Comparison(asOf);
    }

    /** Tells whether somebody is looked at, or only counted when entered. */
    public boolean looksAt(PatientRecord record) {
        return Samples.rank(record.key().index()) >>> 1 <= bound;
    }

    /** Enters people. */
    public synchronized void enter(List<PatientRecord> some) {
        met += some.size();
        for (PatientRecord record : some) {
            if (looksAt(record)) {
                enter(record);
            }
        }
    }

    private void enter(PatientRecord record) {
        Person person = record.person();
        String pt = record.jurisdiction().code();
        if (prepared.add(pt)) {
            Yardstick yardstick = Yardstick.of(pt);
            comparison.prepare(pt, yardstick.published(), protection);
            lateness.prepare(yardstick.due());
        }
        LocalDate death = person.deceased();
        int years = (int) ChronoUnit.YEARS.between(person.birthDate(), death == null ? asOf : death);
        people++;
        provinces.add(record.jurisdiction().name());
        places.add(person.address().place().name(), pt);
        languages.add(person.language().display());
        long against = events(record);
        if (death == null) {
            ages.add(person.gender(), years);
            protection.add(years, against);
        } else {
            dead++;
        }
        comparison.add(pt, person);
        samples.add(record, years);
    }

    /** Enters what happened, and returns the set of the diseases against which somebody has a dose that counts. */
    private long events(PatientRecord record) {
        long against = 0;
        boolean refused = false;
        boolean settled = record.person().arrival() == null;
        for (Event event : record.history().events()) {
            if (event instanceof Immunization dose && !isEnteredInError(dose)) {
                long diseases = doses.add(dose);
                if (dose.counts()) {
                    int day = (int) dose.date().toEpochDay();
                    against |= diseases;
                    comparison.note(diseases, day);
                    if (settled) {
                        lateness.add(record.person().birthDate(), dose.scheduleRow(), day);
                    }
                }
            } else if (event instanceof Refusal refusal) {
                refused = true;
                refusals.add(refusal.reason().display());
            }
        }
        refusing += refused ? 1 : 0;
        return against;
    }

    /** Of a dose that was entered twice, the second entry is no dose. */
    private static boolean isEnteredInError(Immunization dose) {
        return dose.flaw() != null && dose.flaw().reason() == Flaw.Reason.ENTERED_IN_ERROR;
    }

    /** Returns the day as of which histories are known. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns how many people were entered. */
    public synchronized long met() {
        return met;
    }

    /** Returns how many of them were looked at; everything else is of these. */
    public synchronized long people() {
        return people;
    }

    /** Returns how many of them have died. */
    public synchronized long dead() {
        return dead;
    }

    /** Returns the living by age and gender, the youngest first. */
    public synchronized List<AgeBand> ages() {
        return ages.bands();
    }

    /** Returns the people by province, most first. */
    public synchronized List<Count> provinces() {
        return provinces.all();
    }

    /** Returns the people by municipality, most first; of cities of one name in two provinces each has its own. */
    public synchronized List<Count> places() {
        return places.all();
    }

    /** Returns the people by preferred language, most first. */
    public synchronized List<Count> languages() {
        return languages.all();
    }

    /** Returns how many of the living have had a dose that counts, by disease and age; each column is a part of its people. */
    public synchronized Grid protection() {
        return new Grid(protection.groups(), protection.people(), protection.rows());
    }

    /** Returns the published figures of coverage beside what these people show. */
    public synchronized List<Compared> comparison() {
        return comparison.all();
    }

    /** Returns how many doses there are. */
    public synchronized long doses() {
        return doses.all();
    }

    /** Returns how many doses do not count, being weak; second entries of a dose are no doses. */
    public synchronized long flawed() {
        return doses.flawed();
    }

    /** Returns the doses by year, from the first to the last. */
    public synchronized List<Count> dosesByYear() {
        return doses.byYear();
    }

    /** Returns the doses and the reactions by product, the most given first. */
    public synchronized Grid products() {
        return doses.byProduct();
    }

    /** Returns how long after they were due doses are given, by the age at which they are due; each row is a whole. */
    public synchronized Grid lateness() {
        return lateness.grid();
    }

    /** Returns the doses that were due and not given, by reason, the most frequent first. */
    public synchronized List<Count> refusals() {
        return refusals.all();
    }

    /** Returns of how many people a dose is on record that was due and not given. */
    public synchronized long refusing() {
        return refusing;
    }

    /** Returns what was reported after doses, the most frequent first. */
    public synchronized List<Count> reactions() {
        return doses.reactions();
    }

    /** Returns after how many doses something was reported. */
    public synchronized long reported() {
        return doses.reported();
    }

    /** Returns ten people, or as many as there are, the youngest first: of each age some. */
    public synchronized List<PatientRecord> samples() {
        return samples.people();
    }
}
