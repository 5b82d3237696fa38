package dev.fhirseeder.history;

/**
 * Which seasons of an offer matter to one person. Most do not: the row has ended, the person is too old, or would not take
 * the vaccine even if everybody were as willing as those who are most. Nothing comes of such a season, and so nobody needs
 * to be called in it.
 */
final class Seasons {

    /** No season. */
    static final int NONE = -1;

    private final Life life;
    private final DueDays dueDays;
    private final int end;

    /**
     * Prepares for the offers of a residence.
     *
     * @param end its last day, counted from 1970-01-01
     */
    Seasons(Life life, DueDays dueDays, int end) {
        this.life = life;
        this.dueDays = dueDays;
        this.end = end;
    }

    /**
     * Returns the first season, from that one on, of which something may come; {@link #NONE} if nothing comes of any. With
     * reasons asked for, every season counts, for it is a reason too that the vaccine was not taken.
     *
     * @param first the number of a season of that row, the first being 0
     */
    int next(Offer offer, int first) {
        if (life.trail != null) {
            return first;
        }
        int last = Math.min(Math.min(offer.to, end), dueDays.maximum(offer) - 1);
        int season = first;
        while (Season.first(offer.begins + season) <= last) {
            if (life.attitude.accepts(offer, offer.most, season)) {
                return season;
            }
            season++;
        }
        return NONE;
    }
}
