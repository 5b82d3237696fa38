package dev.fhirseeder.person;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import java.time.LocalDate;

/**
 * What is known of a neighbour without drawing the whole person.
 *
 * @param index of the neighbour's record
 * @param birth the day of birth, in days since 1970-01-01
 * @param sex male or female, as the census counts
 */
record Resident(long index, long birth, Gender sex) {

    private static final Label PERSON = Label.of("person");

    LocalDate birthDate() {
        return LocalDate.ofEpochDay(birth);
    }

    /** Opens the stream from which the fields of this person are drawn. */
    Draws draws(Draws population) {
        return population.child(index).child(PERSON);
    }
}
