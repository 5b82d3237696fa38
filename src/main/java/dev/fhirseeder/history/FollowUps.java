package dev.fhirseeder.history;

import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Kind;
import org.jspecify.annotations.Nullable;

/** Which dose follows one that was given, after an interval. */
final class FollowUps {

    /** The longest time after which the second dose of a season is given. */
    private static final int SEASON_PATIENCE = 92;

    private final Programme programme;
    private final Person person;
    private final int birth;
    private final DueDays dueDays;

    FollowUps(Programme programme, Person person, DueDays dueDays) {
        this.programme = programme;
        this.person = person;
        this.birth = (int) person.birthDate().toEpochDay();
        this.dueDays = dueDays;
    }

    /**
     * Returns the offer that follows a dose, null if there is none.
     *
     * @param number the position of the dose
     */
    @Nullable
    Offer after(Offer slot, int number, int day) {
        for (Offer next : programme.followUps(slot.series)) {
            if (continues(slot, next, number)) {
                int due = dueDays.following(next, day);
                boolean inSeason = slot.kind != Kind.SEASONAL || due - day <= SEASON_PATIENCE;
                if (inSeason && fits(next, due)) {
                    return next;
                }
            }
        }
        return null;
    }

    /** A dose within the series is followed by one of a series as long; a complete one may be followed by a further dose. */
    private boolean continues(Offer slot, Offer next, int number) {
        return next.dose == number + 1
                && (slot.of == next.of || (slot.of > 0 && number >= slot.of && !hasBefore(next, number)));
    }

    /** Tells whether the longer series has a row of its own for the dose before, to which it belongs. */
    private boolean hasBefore(Offer next, int number) {
        for (Offer other : programme.ofSeries(next.series)) {
            if (other.dose == number && other.of == next.of && other.isFor(person, birth)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(Offer next, int day) {
        return next.isFor(person, birth)
                && next.runs(day)
                && day >= dueDays.minimum(next)
                && day < dueDays.maximum(next);
    }
}
