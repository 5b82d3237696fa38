package dev.fhirseeder.person;

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

    /** Returns those who have an age of this group on the given date, by the days of their birth. */
    Cohort on(LocalDate date) {
        long earliest = date.minusYears(lastAge + 1L).plusDays(1).toEpochDay();
        long latest = date.minusYears(firstAge).toEpochDay();
        return new Cohort(sex, earliest, Math.toIntExact(latest - earliest + 1), people);
    }
}
