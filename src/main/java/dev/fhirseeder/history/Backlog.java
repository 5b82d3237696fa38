package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Kind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which dose one person is behind with, and under which offer and when it is caught up. */
final class Backlog {

    /** Two doses of one series are at least so many days apart. */
    private static final int FOUR_WEEKS = 28;

    private final Programme programme;
    private final Person person;
    private final LocalDate birth;
    private final DueDays dueDays;
    private final Needs needs;
    private final Counts counts;
    private final SeriesLengths lengths;

    Backlog(Programme programme, Person person, DueDays dueDays, Needs needs, Counts counts, SeriesLengths lengths) {
        this.programme = programme;
        this.person = person;
        this.birth = person.birthDate();
        this.dueDays = dueDays;
        this.needs = needs;
        this.counts = counts;
        this.lengths = lengths;
    }

    /**
     * Tells whether a dose that has just been counted leaves the person behind: it is not the last, and a dose further on
     * was due by then.
     *
     * @param number the position that the dose had
     * @param length how many doses the person needs, 0 for a series without an end
     * @param late whether the dose itself was caught up
     */
    boolean isBehind(Offer slot, int number, int length, boolean late) {
        return number < length && slot.dose > 0 && (late || number < slot.dose + lengths.beyond(slot));
    }

    /**
     * Returns the offer under which a dose is caught up: of those that may be had on that day, the one for that position, or
     * for the last position if it is the last that the person needs, or else the nearest after it, whose limits are wider.
     *
     * @param number the position that the dose will have
     * @return null if there is none, or if the dose is not due yet and will come by itself
     */
    @Nullable
    Offer next(int series, int number, int day) {
        Offer best = null;
        int nearest = Integer.MAX_VALUE;
        for (Offer slot : programme.ofSeries(series)) {
            int distance = distance(slot, number, day);
            boolean sooner = distance == nearest && best != null && isAhead(best, day) && !isAhead(slot, day);
            if (distance < nearest || sooner) {
                nearest = distance;
                best = slot;
            }
        }
        return best == null || isAhead(best, day) ? null : best;
    }

    /** As {@link #next}, for a dose that follows one on that day after the least interval. */
    @Nullable
    Offer following(int series, int number, int day) {
        Offer next = next(series, number, day + FOUR_WEEKS);
        return next == null || isAhead(next, day) ? null : next;
    }

    /** Returns the first day on which a dose can follow one of that day. */
    int earliest(Offer slot, int number, int day) {
        Offer offer = needs.offered(slot, Math.max(day + FOUR_WEEKS, slot.from), number);
        int earliest = needs.earliest(slot, offer == null ? slot : offer, day + 1);
        CatchUp.Rule rule = lengths.rule(slot);
        Age interval = rule == null ? null : rule.interval();
        return interval == null ? earliest : Math.max(earliest, interval.after(day));
    }

    private int distance(Offer slot, int number, int day) {
        int dose = slot.dose;
        int of = slot.of;
        if (dose == 0 || of == 0 || !isUsable(slot, dose) || !slot.isFor(person, (int) birth.toEpochDay())) {
            return Integer.MAX_VALUE;
        }
        Offer offer = dose < number - Math.max(0, lengths.beyond(slot)) ? null : needs.offered(slot, day, number);
        if (offer == null || day >= needs.maximum(slot, offer, number) || day < dueDays.minimum(offer)) {
            return Integer.MAX_VALUE;
        }
        int length = lengths.length(slot, number, day);
        return 2 * Math.abs(dose - (number == length ? of : number)) + (of == length ? 0 : 1);
    }

    /** A booster is none to those who have not completed the series. */
    private boolean isUsable(Offer slot, int dose) {
        boolean numbered = slot.kind != Kind.SEASONAL && slot.kind != Kind.BOOSTER && slot.kind != Kind.REPLACEMENT;
        CatchUp.Rule rule = numbered ? lengths.rule(slot) : null;
        return numbered && (rule == null || !rule.isBooster(dose) || counts.complete(slot.series));
    }

    private boolean isAhead(Offer slot, int day) {
        Age age = slot.recommendedAge;
        return age != null && !age.reached(birth, day);
    }
}
