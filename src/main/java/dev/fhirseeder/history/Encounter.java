package dev.fhirseeder.history;

import dev.fhirseeder.random.Draws;
import org.jspecify.annotations.Nullable;

/** One person and an offer that may be taken: what is accepted, given, spoilt or declined, and taken down. */
final class Encounter {

    /** Nothing was given. */
    static final int NOTHING = 0;

    /** What was given does not count, or there was nothing to give: the dose is due again. */
    static final int AGAIN = -1;

    private final Life life;
    private final Counts counts;
    private final @Nullable Newcomer before;
    private final long begun;
    private int again;

    /**
     * Prepares for the offers of one programme.
     *
     * @param before whose doses the registry learns of later, null where it is kept
     * @param begun the series of which the programme has the first dose for the person, as bits
     */
    Encounter(Life life, @Nullable Newcomer before, long begun) {
        this.life = life;
        this.counts = life.counts;
        this.before = before;
        this.begun = begun;
    }

    /** Returns the day on which the dose of the last encounter is due again, counted from 1970-01-01. */
    int again() {
        return again;
    }

    /**
     * Lets the person decide, and gives the dose if it is wanted. Whoever has had the disease, and no dose before it, needs
     * none any more.
     *
     * @param slot the offer that called the person
     * @param offer the offer that runs on that day, mostly the same
     * @param occurrence which time the slot is offered
     * @return the position of the dose that was given, from 1; else {@link #NOTHING} or {@link #AGAIN}
     */
    int meet(Offer slot, Offer offer, int occurrence, int day) {
        int number = counts.doses(slot.series) + 1;
        boolean immune = number == 1 && slot.immune(life.birth, day, life.draws);
        double uptake = slot.uptake(life.person, day, life.pregnancies.at(day) >= 0);
        if (!immune && life.attitude.accepts(slot, uptake, occurrence)) {
            return give(slot, offer, occurrence, day, slot.stream(life.draws, occurrence));
        }
        boolean late = (occurrence & Residence.LATE) != 0;
        boolean noted = before == null && !late && Refusals.concern(slot);
        Refusal refusal = noted ? decline(slot, offer, number, day, immune, slot.stream(life.draws, occurrence)) : null;
        life.add(refusal);
        if (life.trail != null) {
            life.trail.declined(refusal, slot, occurrence, day, immune, uptake);
        }
        return NOTHING;
    }

    private @Nullable Refusal decline(Offer slot, Offer offer, int number, int day, boolean immune, Draws own) {
        if (!life.refusals.recorded(life.attitude, slot, immune, own)) {
            return null;
        }
        Article article = life.doses.product(offer, day, own);
        counts.settle(day, offer.diseases);
        return article == null
                ? null
                : life.refusals.refusal(life.attitude, slot, immune, number, article.product(), day, own);
    }

    private int give(Offer slot, Offer offer, int occurrence, int day, Draws own) {
        int number = counts.doses(slot.series) + 1;
        Article article = life.doses.product(offer, day, own);
        if (article == null) {
            life.add(before == null ? life.hindrances.precaution(slot, offer, number, day, own) : null);
            return NOTHING;
        }
        if (isForbiddenNow(article, day) || (before != null && !before.isLegible(own))) {
            return NOTHING;
        }
        Incident incident = before == null ? life.hindrances.incident(slot, own) : Incident.NONE;
        if (incident.isAgain()) {
            life.add(life.hindrances.instead(incident, slot, offer, article, number, day, own));
            counts.miss(day, article.counted().diseases(), article.live(), incident.flaw != null);
            again = life.hindrances.again(incident, day, own);
            return AGAIN;
        }
        int length = life.lengths.length(slot, number, day);
        counts.give(day, slot.series, article.counted(), article.live(), length);
        boolean shown = number <= length && ((begun >>> slot.series & 1) != 0 || life.lengths.rule(slot) != null);
        Immunization dose = dose(slot, offer, article, day, number, shown ? length : null, own);
        life.add(dose);
        if (before == null) {
            life.add(life.hindrances.copy(incident, dose, own));
            life.noteStatus(slot, day);
        }
        if (life.trail != null) {
            double uptake = slot.uptake(life.person, day, life.pregnancies.at(day) >= 0);
            life.trail.given(dose, slot, offer, occurrence, uptake);
        }
        return number;
    }

    /** A woman who is or may be pregnant does not get every product. */
    private boolean isForbiddenNow(Article article, int day) {
        return !article.inPregnancy() && life.pregnancies.clearFrom(day) != day;
    }

    private Immunization dose(
            Offer slot, Offer offer, Article article, int day, int number, @Nullable Integer of, Draws own) {
        return before == null
                ? life.doses.given(slot, offer, article, day, number, of, own)
                : life.doses.transcribed(slot, offer, article, day, number, of, before.transcript());
    }
}
