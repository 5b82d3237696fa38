package dev.fhirseeder.person;

import dev.fhirseeder.jurisdiction.HealthNumbers;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.jurisdiction.VersionCodes;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Permutation;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Draws health cards. The number stands at the record's index in a permutation of all valid numbers, so that no two
 * records of a seed, province and population date share one; it depends on no other field.
 *
 * <p>Omitted: everyone has a card, newborns included.
 */
final class HealthCards {

    private final HealthNumbers numbers;

    HealthCards(HealthNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Draws the card.
     *
     * @param draws chooses the version code
     * @throws IndexOutOfBoundsException if the index is beyond the capacity of the province's numbers
     */
    HealthCard card(RecordKey key, LocalDate birthDate, NumberStyle style, Draws draws) {
        // To prepare the permutation takes six draws, far less than to look one up by its coordinates.
        Permutation permutation =
                new Permutation(numbers.scheme().capacity(), key.population().child("health number"));
        return new HealthCard(numbers.number(permutation.at(key.index()), style), version(birthDate, draws));
    }

    private @Nullable String version(LocalDate birthDate, Draws draws) {
        VersionCodes versions = numbers.versions();
        if (versions == null) {
            return null;
        }
        boolean has = draws.chance(versions.shareOfOlder()) || !birthDate.isBefore(versions.everyoneBornFrom());
        return has ? letters(versions.letters(), draws) : null;
    }

    private static String letters(int count, Draws draws) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append((char) ('A' + draws.below(26)));
        }
        return letters.toString();
    }
}
