package dev.fhirseeder.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How many doses of each series one person needs; asks only what has been counted so far. */
final class SeriesLengths {

    private static final short NONE = -1;

    private final String pt;
    private final LocalDate birth;
    private final Counts counts;

    /** By series, the place of its rule among those of the series, from 1; 0 if nobody has asked, {@link #NONE} if there is none. */
    private final short[] places;

    /**
     * Begins with a person.
     *
     * @param pt the province whose rules hold, wherever the doses are had
     */
    SeriesLengths(String pt, LocalDate birth, Counts counts) {
        this.pt = pt;
        this.birth = birth;
        this.counts = counts;
        this.places = new short[counts.series()];
    }

    /** Returns the rule for the series of an offer of which the person has had a dose, null if there is none. */
    CatchUp.@Nullable Rule rule(Offer offer) {
        boolean begun = offer.catchUp.length > 0 && counts.doses(offer.series) > 0;
        return begun ? known(offer) : null;
    }

    /** The rule follows from the first dose, and so is the same ever after. */
    private CatchUp.@Nullable Rule known(Offer offer) {
        if (places[offer.series] == 0) {
            places[offer.series] = place(offer, counts.first(offer.series));
        }
        return rule(offer, places[offer.series]);
    }

    /**
     * Returns how many doses the person needs, the one on that day included.
     *
     * @param number the position of the dose
     * @return 0 if the series has no end
     */
    int length(Offer slot, int number, int day) {
        CatchUp.Rule rule = slot.catchUp.length == 0 ? null : number == 1 ? rule(slot, place(slot, day)) : known(slot);
        if (rule == null) {
            return slot.of;
        }
        boolean last = rule.fewerFrom() != null
                && number == rule.doses() - 1
                && rule.fewerFrom().reached(birth, day);
        return last ? number : Math.max(number, rule.doses());
    }

    /**
     * Returns by how many doses the person needs more than the schedule row says, because the first was had earlier, or
     * less, because it was had later.
     */
    int beyond(Offer slot) {
        CatchUp.Rule rule = rule(slot);
        if (rule == null || slot.of == 0 || slot.dose == 0 || !rule.byAge() || rule.isBooster(slot.dose)) {
            return 0;
        }
        return rule.doses() - slot.of;
    }

    private static CatchUp.@Nullable Rule rule(Offer offer, int place) {
        return place == NONE ? null : offer.catchUp[place - 1];
    }

    private short place(Offer offer, int first) {
        for (int i = 0; i < offer.catchUp.length; i++) {
            if (offer.catchUp[i].holds(pt, birth, first)) {
                return (short) (i + 1);
            }
        }
        return NONE;
    }
}
