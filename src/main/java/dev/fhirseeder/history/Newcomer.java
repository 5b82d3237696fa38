package dev.fhirseeder.history;

import dev.fhirseeder.person.Arrival;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import java.time.LocalDate;

/**
 * Someone who moved into the province, with the doses from before that the registry learns of. A card seldom has a lot, a
 * place or a site, so none is carried; who paid is not known.
 */
final class Newcomer {

    private static final Label ARRIVAL = Label.of("arrival");
    private static final Label PAPERS = Label.of("papers");
    private static final Label VISIT = Label.of("visit");
    private static final Label RECALLED = Label.of("recalled");
    private static final Label CAUGHT_UP = Label.of("caught-up");
    private static final Label LEGIBLE = Label.of("legible");

    private final Baggages.Baggage baggage;
    private final Draws draws;
    private final Transcript transcript;
    private final int visit;
    private final boolean papers;

    /**
     * Draws what the person brings.
     *
     * @param abroad whether from another country
     * @param known the population date, after which nothing is taken down
     */
    Newcomer(Person person, Arrival arrival, boolean abroad, LocalDate known, Practice practice, Draws history) {
        this.draws = history.child(ARRIVAL);
        this.baggage = practice.baggages().of(abroad, person.birthDate(), arrival.date());
        this.papers = draws.chance(PAPERS, baggage.papers());
        this.visit = Visits.open(
                (int) arrival.date().toEpochDay() + practice.delays().at(Delay.ARRIVAL, draws.unit(VISIT)));
        LocalDate first = LocalDate.ofEpochDay(visit);
        this.transcript = new Transcript(origin(abroad), first.isAfter(known) ? known : first);
    }

    private Transcript.Origin origin(boolean abroad) {
        if (!abroad) {
            return Transcript.Origin.JURISDICTION;
        }
        boolean recalled = draws.chance(RECALLED, baggage.recalled());
        return recalled ? Transcript.Origin.RECALL : Transcript.Origin.RECORD;
    }

    /** Tells whether the registry learns of any dose from before the move. */
    boolean hasPapers() {
        return papers;
    }

    /** Tells whether the person is offered what is lacking at the first visit. */
    boolean isCaughtUp() {
        return draws.chance(CAUGHT_UP, baggage.caughtUp());
    }

    /** Returns the day of the first visit, counted from 1970-01-01. */
    int visit() {
        return visit;
    }

    /**
     * Tells whether the registry learns of a dose.
     *
     * @param own the stream of the offer
     */
    boolean isLegible(Draws own) {
        return own.chance(LEGIBLE, baggage.legible());
    }

    /** Returns how the doses from before the move were entered. */
    Transcript transcript() {
        return transcript;
    }
}
