package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stays with one person through all residences: habits, doses so far, and what is known of them. */
final class Life {

    final Person person;
    final LocalDate birth;
    final Draws draws;
    final Attitude attitude;
    final Refusals refusals;
    final Doses doses;
    final Delays delays;
    final Counts counts;
    final SeriesLengths lengths;
    private final List<Event> events = new ArrayList<>();

    /**
     * Begins a life.
     *
     * @param pt the province whose registry it is
     * @param numbering of all programmes that will be played
     */
    Life(
            Person person,
            String pt,
            Draws draws,
            Attitude attitude,
            Refusals refusals,
            Doses doses,
            Delays delays,
            Numbering numbering) {
        this.person = person;
        this.birth = person.birthDate();
        this.draws = draws;
        this.attitude = attitude;
        this.refusals = refusals;
        this.doses = doses;
        this.delays = delays;
        this.counts = new Counts(numbering.seriesCount(), numbering.vaccineCount());
        this.lengths = new SeriesLengths(pt, birth, counts);
    }

    /** Takes down what happened, if anything did. */
    void add(@Nullable Event event) {
        if (event != null) {
            events.add(event);
        }
    }

    /** Returns what was taken down, in the order in which it happened. */
    List<Event> events() {
        return events;
    }
}
