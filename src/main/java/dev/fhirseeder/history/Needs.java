package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
import dev.fhirseeder.vaccine.Kind;
import org.jspecify.annotations.Nullable;

/** What one person lacks, and from when until when a dose counts; asks only what has been counted so far. */
final class Needs {

    /** Live vaccines that are not given on one day must be four weeks apart (Canadian Immunization Guide 2006). */
    private static final int LIVE_SPACING = 28;

    /** How long any dose waits after one against the same disease that does not count. */
    private static final int AFTER_SPOILT = 28;

    private final Programme programme;
    private final Person person;
    private final int birth;
    private final DueDays dueDays;
    private final Counts counts;
    private final Pregnancies pregnancies;
    private final SeriesLengths lengths;

    Needs(
            Programme programme,
            Person person,
            DueDays dueDays,
            Counts counts,
            SeriesLengths lengths,
            Pregnancies pregnancies) {
        this.programme = programme;
        this.person = person;
        this.birth = (int) person.birthDate().toEpochDay();
        this.dueDays = dueDays;
        this.counts = counts;
        this.lengths = lengths;
        this.pregnancies = pregnancies;
    }

    /** Tells whether the person lacks the dose of that slot. */
    boolean needed(Offer slot) {
        int dose = slot.dose;
        int had = counts.doses(slot.series);
        if (dose == 0) {
            return slot.kind != Kind.REPLACEMENT || lacks(slot);
        }
        return switch (slot.kind) {
            case FOLLOW_UP -> had == dose - 1;
            case COMPLETION -> had == dose - 1 && !counts.complete(slot.series);
            case CATCH_UP -> had < dose && !counts.complete(slot.series);
            default -> had < dose + lengths.beyond(slot) && !isDone(slot, dose);
        };
    }

    /** Tells whether the person has all that a rule asks for, though the schedule has further doses. */
    private boolean isDone(Offer slot, int dose) {
        if (!counts.complete(slot.series)) {
            return false;
        }
        CatchUp.Rule rule = lengths.rule(slot);
        return rule != null && !rule.isBooster(dose);
    }

    /**
     * Returns the offer under which the dose of a slot is given on that day: the slot itself while it runs, one that
     * takes its place, or null if there is none.
     *
     * @param number the position that the dose will have
     */
    @Nullable
    Offer offered(Offer slot, int day, int number) {
        if (day < slot.from || (slot.gestation != null && !lackedInPregnancy(slot, day))) {
            return null;
        }
        if (slot.runs(day)) {
            Offer replacement = slot.kind == Kind.BOOSTER ? replacement(slot, day) : null;
            return replacement == null ? slot : replacement;
        }
        return slot.kind == Kind.ROUTINE ? programme.successor(slot, day, number) : null;
    }

    /** Tells whether a dose of a season lies behind the person; the second one of small children is a follow-up. */
    boolean isOver(Offer slot, int day) {
        return slot.kind == Kind.SEASONAL
                && slot.recurrence != null
                && counts.last(slot.diseases) >= Season.first(Season.notOver(day));
    }

    /**
     * Returns the first day on which the dose counts: by age, by interval, and by the distance to other vaccines; for a live
     * one, outside pregnancy.
     */
    int earliest(Offer slot, Offer offer, int day) {
        int earliest = Math.max(dueDays.minimum(offer), counts.spoilt(offer.diseases) + AFTER_SPOILT);
        int last = counts.last(offer.diseases);
        if (last != Counts.NEVER) {
            Age interval = offer.kind == Kind.REPLACEMENT ? slot.minimumInterval : offer.minimumInterval;
            earliest = Math.max(earliest, interval.after(last));
        }
        if (offer.live && counts.lastLive() != day) {
            earliest = Math.max(earliest, counts.lastLive() + LIVE_SPACING);
        }
        for (Offer.Bound bound : offer.bounds) {
            if (counts.doses(bound.series()) + 1 == bound.dose()) {
                int first = counts.first(bound.series());
                earliest = Math.max(earliest, bound.limit().earliest(person.birthDate(), first, last));
            }
        }
        for (Offer.Gap gap : offer.gaps) {
            int before = counts.lastOf(gap.vaccine());
            if (before != Counts.NEVER) {
                earliest = Math.max(earliest, gap.interval().after(before));
            }
        }
        return offer.live ? pregnancies.clearFrom(Math.max(day, earliest)) : earliest;
    }

    /**
     * Returns the first day on which it is too late, also for the first dose that the person lacks: of that vaccine, whether
     * the row of that dose is for the person's cohort or for the next, which the product came with.
     */
    int maximum(Offer slot, Offer offer, int number) {
        int maximum = dueDays.maximum(offer);
        if (slot.dose > number) {
            for (Offer other : programme.ofSeries(slot.series)) {
                if (other.dose == number && other.vaccine == offer.vaccine) {
                    maximum = Math.min(maximum, dueDays.maximum(other));
                }
            }
        }
        return maximum;
    }

    private @Nullable Offer replacement(Offer slot, int day) {
        for (Offer offer : programme.ofSeries(slot.series)) {
            boolean replaces = offer.kind == Kind.REPLACEMENT && offer.runs(day) && offer.isFor(person, birth);
            if (replaces && lacks(offer)) {
                return offer;
            }
        }
        return null;
    }

    /** Tells whether a woman is pregnant on that day and has not had that vaccine since that began. */
    private boolean lackedInPregnancy(Offer slot, int day) {
        int number = pregnancies.at(day);
        return number >= 0 && counts.lastOf(slot.vaccine) < pregnancies.begin(number);
    }

    /** Tells whether the person has not had that vaccine since the minimum age. */
    private boolean lacks(Offer replacement) {
        return counts.lastOf(replacement.vaccine) < dueDays.minimum(replacement);
    }
}
