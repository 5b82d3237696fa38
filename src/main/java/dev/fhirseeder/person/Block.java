package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.random.Weighted;

/**
 * The ages and sexes of neighbours with consecutive indices, and with whom each adult wishes to live. All chance is the
 * neighbours' own: it comes from their own streams, so that whoever asks finds the same.
 *
 * <p>Positions count from 0 to {@link #SIZE} less 1. Not changed once it is made.
 */
final class Block {

    private static final Label PERSON = Label.of("person");
    private static final Label AGE_GROUP = Label.of("age group");
    private static final Label BIRTH_DATE = Label.of("birth date");
    private static final Label HOME = Label.of("home");

    /** How many neighbours are looked at. More give more couples of like age, and cost more time for each person. */
    static final int SIZE = 16;

    private static final double DAYS_A_YEAR = 365.2425;

    private final long first;
    private final long[] births = new long[SIZE];
    private final boolean[] female = new boolean[SIZE];
    private final boolean[] adult = new boolean[SIZE];
    private final boolean[] stays = new boolean[SIZE];
    private final boolean[] seeks = new boolean[SIZE];

    /**
     * Draws the block to which an index belongs.
     *
     * @param population the stream of all records of the population
     * @param cohorts the age structure on the population date
     * @param today the population date, in days since 1970-01-01
     * @param lastAdult the latest day of birth of an adult, in days since 1970-01-01
     */
    Block(long index, Draws population, Weighted<Cohort> cohorts, long today, long lastAdult, Living living) {
        this.first = index - index % SIZE;
        for (int i = 0; i < SIZE; i++) {
            Draws record = population.child(first + i);
            Draws person = record.child(PERSON);
            Cohort cohort = cohorts.pick(person.child(AGE_GROUP));
            births[i] = cohort.birth(person.child(BIRTH_DATE));
            female[i] = cohort.sex() == Gender.FEMALE;
            adult[i] = births[i] <= lastAdult;
            if (adult[i]) {
                int age = (int) ((today - births[i]) / DAYS_A_YEAR);
                Draws home = record.child(HOME);
                stays[i] = home.chance(living.withParents(age));
                seeks[i] = !stays[i] && home.chance(living.couple(age));
            }
        }
    }

    /** Returns the index of the neighbour at a position. */
    long index(int at) {
        return first + at;
    }

    /** Returns the day of birth in days since 1970-01-01. */
    long birth(int at) {
        return births[at];
    }

    Gender sex(int at) {
        return female[at] ? Gender.FEMALE : Gender.MALE;
    }

    boolean isFemale(int at) {
        return female[at];
    }

    boolean isAdult(int at) {
        return adult[at];
    }

    /** Tells whether it is an adult who would rather live with the parents. */
    boolean stays(int at) {
        return stays[at];
    }

    /** Tells whether it is an adult who looks for a partner. */
    boolean seeks(int at) {
        return seeks[at];
    }
}
