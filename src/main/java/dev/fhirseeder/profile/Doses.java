package dev.fhirseeder.profile;

import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.vaccine.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which doses were given when, and what followed. Not safe for use by many threads. */
final class Doses {

    private final Protection protection;
    private final Map<String, Given> products = new HashMap<>();
    private final SortedMap<Integer, long[]> years = new TreeMap<>();
    private final Counts reactions = new Counts();
    private int lastYear;
    private long[] lastCount = new long[1];
    private long all;
    private long flawed;
    private long reported;

    /** What is counted of a product. */
    private static final class Given {

        private final String title;
        private final long diseases;
        private long doses;
        private long reactions;

        Given(String title, long diseases) {
            this.title = title;
            this.diseases = diseases;
        }
    }

    /** Begins with none. */
    Doses(Protection protection) {
        this.protection = protection;
    }

    /**
     * Enters a dose.
     *
     * @return the set of the diseases against which it counts
     */
    long add(Immunization dose) {
        Given given = products.get(dose.product().name());
        if (given == null) {
            given = given(dose);
            products.put(dose.product().name(), given);
        }
        all++;
        given.doses++;
        count(dose.date().getYear());
        if (dose.reaction() != null) {
            reported++;
            given.reactions++;
            reactions.add(dose.reaction().manifestation().display());
        }
        if (dose.counts()) {
            return given.diseases;
        }
        flawed++;
        return 0;
    }

    private Given given(Immunization dose) {
        long diseases = 0;
        for (Term disease : dose.product().diseases()) {
            diseases |= 1L << protection.index(disease.display());
        }
        return new Given(dose.product().title(), diseases);
    }

    private void count(int year) {
        if (year != lastYear) {
            lastYear = year;
            lastCount = years.computeIfAbsent(year, missing -> new long[1]);
        }
        lastCount[0]++;
    }

    /** Returns how many there are. */
    long all() {
        return all;
    }

    /** Returns how many do not count. */
    long flawed() {
        return flawed;
    }

    /** Returns after how many something was reported. */
    long reported() {
        return reported;
    }

    /** Returns the reactions, the most frequent first. */
    List<Count> reactions() {
        return reactions.all();
    }

    /** Returns the doses by year, from the first year to the last without a gap. */
    List<Count> byYear() {
        List<Count> counts = new ArrayList<>();
        if (!years.isEmpty()) {
            for (int year = years.firstKey(); year <= years.lastKey(); year++) {
                long[] count = years.get(year);
                counts.add(new Count(Integer.toString(year), count == null ? 0 : count[0]));
            }
        }
        return counts;
    }

    /** Returns for each product its doses and after how many of them something was reported, the most given first. */
    Grid byProduct() {
        return new Grid(
                List.of("doses", "reactions"),
                List.of(),
                products.values().stream()
                        .sorted(Comparator.comparingLong((Given given) -> given.doses)
                                .reversed()
                                .thenComparing(given -> given.title))
                        .map(given -> new Series(given.title, List.of(given.doses, given.reactions)))
                        .toList());
    }
}
