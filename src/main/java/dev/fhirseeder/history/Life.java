package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stays with one person through all residences: habits, doses so far, and what is known of them. */
final class Life {

    /** More events than most lives have. */
    private static final int USUAL = 32;

    final Person person;
    final LocalDate birth;
    final int born;
    final Draws draws;
    final Attitude attitude;
    final Refusals refusals;
    final Doses doses;
    final Hindrances hindrances;
    final Pregnancies pregnancies;
    final Delays delays;
    final Counts counts;
    final SeriesLengths lengths;
    final @Nullable Trail trail;
    private final List<Event> events = new ArrayList<>(USUAL);
    private int lastNoted = -1;

    /**
     * Begins a life.
     *
     * @param pt the province whose registry it is
     * @param numbering of all programmes that will be played
     * @param explained whether to take down why it goes as it does
     */
    Life(
            Person person,
            String pt,
            Draws draws,
            Attitude attitude,
            Refusals refusals,
            Doses doses,
            Hindrances hindrances,
            Pregnancies pregnancies,
            Delays delays,
            Numbering numbering,
            boolean explained) {
        this.person = person;
        this.birth = person.birthDate();
        this.born = (int) birth.toEpochDay();
        this.draws = draws;
        this.attitude = attitude;
        this.refusals = refusals;
        this.doses = doses;
        this.hindrances = hindrances;
        this.pregnancies = pregnancies;
        this.delays = delays;
        this.counts = new Counts(numbering);
        this.lengths = new SeriesLengths(pt, birth, counts);
        this.trail = explained ? new Trail(this) : null;
    }

    /** Takes down what happened, if anything did. */
    void add(@Nullable Event event) {
        if (event != null) {
            events.add(event);
        }
    }

    /** Takes down that a woman is pregnant, once a pregnancy, at a dose for which it matters. */
    void noteStatus(Offer slot, int day) {
        int number = slot.mindsPregnancy() ? pregnancies.at(day) : -1;
        if (number > lastNoted) {
            lastNoted = number;
            add(new PregnancyStatus("pregnancy/" + (number + 1), LocalDate.ofEpochDay(day)));
        }
    }

    /** Returns what was taken down, in the order in which it happened. */
    List<Event> events() {
        return events;
    }
}
