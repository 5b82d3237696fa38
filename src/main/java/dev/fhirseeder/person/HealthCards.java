package dev.fhirseeder.person;

import dev.fhirseeder.jurisdiction.HealthNumbers;
import dev.fhirseeder.jurisdiction.NumberStyle;
import dev.fhirseeder.jurisdiction.VersionCodes;
import dev.fhirseeder.random.Draws;
import dev.fhirseeder.random.Label;
import dev.fhirseeder.random.Permutation;
import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Draws health cards. The number stands at the record's index in a permutation of all valid numbers, so that no two
 * records of a seed, province and population date share one; it depends on no other field.
 *
 * <p>Some newborns have no number yet: on the day of birth the share of {@code card/none-at-birth}, then the fewer the
 * more days they are old on the population date, and none from {@link #NUMBERED} days on.
 */
final class HealthCards {

    private static final Label HEALTH_NUMBER = Label.of("health number");
    private static final Label NEWBORN = Label.of("newborn");

    /** The age in days at which everybody has a number; a judgement (unsourced). */
    private static final int NUMBERED = 60;

    private final HealthNumbers numbers;
    private final Rates rates;

    /** What was last asked for: a run asks for one population only, and whoever asks for another prepares it again. */
    private volatile @Nullable Prepared latest;

    private record Prepared(RecordKey first, Permutation permutation) {}

    HealthCards(HealthNumbers numbers, Rates rates) {
        this.numbers = numbers;
        this.rates = rates;
    }

    /**
     * Draws the card, null for a newborn who has none yet.
     *
     * @param draws chooses the version code
     * @throws IndexOutOfBoundsException if the index is beyond the capacity of the province's numbers
     */
    @Nullable
    HealthCard card(RecordKey key, LocalDate birthDate, NumberStyle style, Draws draws) {
        String number = numbers.number(permutation(key).at(key.index()), style);
        long days = key.populationDate().toEpochDay() - birthDate.toEpochDay();
        if (days < NUMBERED && isStillWithout(days, draws.child(NEWBORN))) {
            return null;
        }
        return new HealthCard(number, version(birthDate, draws));
    }

    private Permutation permutation(RecordKey key) {
        Prepared known = latest;
        if (known == null || !known.first().isOfSamePopulation(key)) {
            known = new Prepared(
                    key,
                    new Permutation(
                            numbers.scheme().capacity(), key.population().child(HEALTH_NUMBER)));
            latest = known;
        }
        return known.permutation();
    }

    private boolean isStillWithout(long days, Draws draws) {
        return draws.chance(rates.share(Rate.CARD_NONE_AT_BIRTH) * (NUMBERED - days) / NUMBERED);
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
