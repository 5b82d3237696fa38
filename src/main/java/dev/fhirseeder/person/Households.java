package dev.fhirseeder.person;

import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;

/**
 * Finds the household of a person from the key alone: the people of a province are cut into blocks of consecutive
 * indices, whose ages, sexes and wishes are drawn, and nothing else of them.
 *
 * <p>Laws: all members of a household find the same household, whichever of them are ever generated; it depends on no
 * other field of a person.
 */
final class Households {

    private static final int ADULT = 18;

    private final AgeStructure ages;
    private final Living living = new Living();

    Households(AgeStructure ages) {
        this.ages = ages;
    }

    Household household(RecordKey key) {
        LocalDate today = key.populationDate();
        Block block = new Block(
                key.index(),
                key.population(),
                ages.on(today),
                today.toEpochDay(),
                lastAdult(today).toEpochDay(),
                living);
        return new Homes(block).of((int) (key.index() % Block.SIZE));
    }

    /** Tells whether someone is a minor on a date. */
    static boolean isMinor(LocalDate birthDate, LocalDate on) {
        return birthDate.isAfter(lastAdult(on));
    }

    private static LocalDate lastAdult(LocalDate on) {
        return on.minusYears(ADULT);
    }
}
