package dev.fhirseeder.person;

import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the household of a person from the key alone: the people of a province are cut into blocks of consecutive
 * indices, whose ages, sexes and wishes are drawn, and nothing else of them.
 *
 * <p>Laws: all members of a household find the same household, whichever of them are ever generated; it depends on no
 * other field of a person.
 */
final class Households {

    private static final int ADULT = 18;

    /** How many blocks are remembered: neighbours are mostly asked for one after the other, by a few threads at a time. */
    private static final int KEPT = 64;

    private final AgeStructure ages;
    private final Living living = new Living();

    /** What was found last, each block in its place; threads may overtake each other, for whoever asks finds the same. */
    private final @Nullable Known[] known = new Known[KEPT];

    private record Known(RecordKey first, Homes homes) {
        boolean isFor(RecordKey key) {
            return key.index() / Block.SIZE == first.index() / Block.SIZE && key.isOfSamePopulation(first);
        }
    }

    Households(AgeStructure ages) {
        this.ages = ages;
    }

    Household household(RecordKey key) {
        int at = (int) (key.index() % Block.SIZE);
        int place = (int) (key.index() / Block.SIZE % KEPT);
        Known found = known[place];
        if (found == null || !found.isFor(key)) {
            RecordKey first = new RecordKey(key.seed(), key.pt(), key.populationDate(), key.index() - at);
            found = new Known(first, homes(first));
            known[place] = found;
        }
        return found.homes().of(at);
    }

    private Homes homes(RecordKey first) {
        LocalDate today = first.populationDate();
        return new Homes(new Block(
                first.index(),
                first.population(),
                ages.on(today),
                today.toEpochDay(),
                lastAdult(today).toEpochDay(),
                living));
    }

    /** Tells whether someone is a minor on a date. */
    static boolean isMinor(LocalDate birthDate, LocalDate on) {
        return birthDate.isAfter(lastAdult(on));
    }

    private static LocalDate lastAdult(LocalDate on) {
        return on.minusYears(ADULT);
    }
}
