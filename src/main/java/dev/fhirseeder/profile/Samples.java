package dev.fhirseeder.profile;

import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A few people to look at: some of each age, as long as there are any. Who they are follows from the indices, and not from who
 * comes first. Not safe for use by many threads.
 */
final class Samples {

    /** How many are shown. */
    static final int MOST = 10;

    private static final int OF_AN_AGE = 2;

    private static final AgeGroups GROUPS = new AgeGroups(0, 2, 7, 18, 65);

    private final List<Lot> ages = new ArrayList<>();
    private final Lot all = new Lot(MOST);

    private record Drawn(long rank, PatientRecord record) {}

    /** Those of the lowest rank, so many at most. */
    private static final class Lot {

        private final int most;
        private final TreeSet<Drawn> drawn = new TreeSet<>(Comparator.comparingLong(Drawn::rank)
                .thenComparingLong(one -> one.record().key().index()));

        Lot(int most) {
            this.most = most;
        }

        void add(long rank, PatientRecord record) {
            if (drawn.size() < most || rank < drawn.last().rank()) {
                drawn.add(new Drawn(rank, record));
                if (drawn.size() > most) {
                    drawn.pollLast();
                }
            }
        }
    }

    /** Begins with nobody. */
    Samples() {
        for (int i = 0; i < GROUPS.size(); i++) {
            ages.add(new Lot(OF_AN_AGE));
        }
    }

    /** Looks at somebody of that age in years. */
    void add(PatientRecord record, int years) {
        long rank = rank(record.key().index());
        ages.get(GROUPS.of(years)).add(rank, record);
        all.add(rank, record);
    }

    /** Returns the people, the youngest first. */
    List<PatientRecord> people() {
        Set<Drawn> chosen = new LinkedHashSet<>();
        ages.forEach(lot -> chosen.addAll(lot.drawn));
        for (Drawn one : all.drawn) {
            if (chosen.size() < MOST) {
                chosen.add(one);
            }
        }
        return chosen.stream()
                .map(Drawn::record)
                .sorted(Comparator.comparing(
                                (PatientRecord record) -> record.person().birthDate())
                        .reversed()
                        .thenComparing(record -> record.key().index()))
                .toList();
    }

    /** Returns the rank of somebody: neighbouring indices are spread over all numbers (by the finalizer of SplitMix64). */
    static long rank(long index) {
        long mixed = index + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
