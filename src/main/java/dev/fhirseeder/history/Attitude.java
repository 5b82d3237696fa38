package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.vaccine.Term;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a person meets offers of vaccine, drawn once: a few refuse all, the others have a habit of taking or leaving.
 *
 * <p>Mostly the habit decides, sometimes the visit, sometimes the single dose; each is uniform, so that exactly the
 * wanted share accepts, and yet the same people accept again and again. The weights are a judgement, chosen so that
 * 68 % of two-year-olds have everything that was due (BCCDC, born 2011, 2nd birthday) while each dose has its own
 * coverage.
 */
final class Attitude {

    private static final double HABIT = 0.7;
    private static final double HABIT_OR_VISIT = 0.9;
    private static final double ADULT_HABIT = 0.85;

    private static final Label ATTITUDE = Label.of("attitude");
    private static final Label VISIT = Label.of("visit-attitude");

    /** The stream of an offer that decides whether it is taken. */
    private static final Label ACCEPT = Label.of("accept");

    private final @Nullable Term refusal;
    private final double childhood;
    private final double adult;
    private final double accepting;
    private final Draws person;

    Attitude(Draws person, RefusalReasons reasons) {
        Draws draws = person.child(ATTITUDE);
        this.refusal = reasons.reason(draws.unit());
        this.childhood = draws.unit();
        this.adult = draws.unit();
        this.accepting = 1 - reasons.total();
        this.person = person;
    }

    /** Returns why this person refuses everything, null for one who does not. */
    @Nullable
    Term refusal() {
        return refusal;
    }

    /** Says how {@link #accepts} decides, with the same draws. */
    String explained(Offer offer, double probability, int occurrence) {
        if (refusal != null) {
            return "refuses every vaccine (%s)".formatted(refusal.display());
        }
        double wanted = probability / accepting;
        double level = offer.unit(person, occurrence, ACCEPT);
        if (offer.adult) {
            return level < ADULT_HABIT
                    ? compared("the habit outside of the childhood series", adult, wanted)
                    : compared("this once", once(offer, occurrence), wanted);
        }
        if (level < HABIT) {
            return compared("the habit of the family", childhood, wanted);
        }
        return level < HABIT_OR_VISIT
                ? compared("the mood of the visit", person.unit(VISIT, offer.visit), wanted)
                : compared("this once", once(offer, occurrence), wanted);
    }

    private static String compared(String what, double drawn, double wanted) {
        return String.format(
                Locale.ROOT,
                "%s, drawn as %.3f, is %s the wanted share of %.3f",
                what,
                drawn,
                drawn < wanted ? "below" : "not below",
                wanted);
    }

    /**
     * Decides on one offer.
     *
     * @param probability of acceptance, of all people
     * @param occurrence which time it is offered
     */
    boolean accepts(Offer offer, double probability, int occurrence) {
        if (refusal != null) {
            return false;
        }
        double wanted = probability / accepting;
        double level = offer.unit(person, occurrence, ACCEPT);
        if (offer.adult) {
            return (level < ADULT_HABIT ? adult : once(offer, occurrence)) < wanted;
        }
        if (level < HABIT) {
            return childhood < wanted;
        }
        return (level < HABIT_OR_VISIT ? person.unit(VISIT, offer.visit) : once(offer, occurrence)) < wanted;
    }

    /** Draws what decides on a single dose: the second number of the stream whose first has said that nothing else does. */
    private double once(Offer offer, int occurrence) {
        return offer.stream(person, occurrence).child(ACCEPT).skip(1).unit();
    }
}
