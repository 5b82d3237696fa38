package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;
import java.time.LocalDate;

/**
 * The people of one sex within a range of ages.
 *
 * @param firstAge in completed years
 * @param lastAge in completed years, included
 * @param sex male or female, as the census counts
 * @param people how many
 */
record AgeGroup(int firstAge, int lastAge, Gender sex, int people) {

    /** Draws a birth date, each day alike, of someone who has an age of this group on the given date. */
    LocalDate birthDate(LocalDate on, Draws draws) {
        LocalDate earliest = on.minusYears(lastAge + 1L).plusDays(1);
        LocalDate latest = on.minusYears(firstAge);
        return earliest.plusDays(draws.below(Math.toIntExact(latest.toEpochDay() - earliest.toEpochDay() + 1)));
    }
}
