package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;

/**
 * The people of one sex who were born within a range of days.
 *
 * @param sex male or female, as the census counts
 * @param firstDay of birth, in days since 1970-01-01
 * @param days how many there are from the first to the last, at least 1
 * @param people how many
 */
record Cohort(Gender sex, long firstDay, int days, int people) {

    /** Draws a day of birth, in days since 1970-01-01, each alike. */
    long birth(Draws draws) {
        return firstDay + draws.below(days);
    }
}
