package dev.fhirseeder.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who of the living has had a dose that counts, by disease and age. Not safe for use by many threads. */
final class Protection {

    private static final AgeGroups GROUPS = new AgeGroups(0, 1, 2, 5, 7, 12, 18, 40, 65);

    private final Map<String, Integer> diseases = new HashMap<>();
    private final List<long[]> protectedPeople = new ArrayList<>();
    private final long[] people = new long[GROUPS.size()];

    /** Returns the place of a disease in sets of them, from 0 to 63. */
    int index(String disease) {
        Integer known = diseases.get(disease);
        if (known == null) {
            known = diseases.size();
            if (known == Long.SIZE) {
                throw new IllegalStateException("More than " + Long.SIZE + " diseases are in the catalogue");
            }
            diseases.put(disease, known);
            protectedPeople.add(new long[GROUPS.size()]);
        }
        return known;
    }

    /**
     * Enters somebody.
     *
     * @param years the age
     * @param against the set of the diseases, a bit each
     */
    void add(int years, long against) {
        int group = GROUPS.of(years);
        people[group]++;
        for (long left = against; left != 0; left &= left - 1) {
            protectedPeople.get(Long.numberOfTrailingZeros(left))[group]++;
        }
    }

    /** Returns the groups, the youngest first. */
    List<String> groups() {
        return IntStream.range(0, GROUPS.size()).mapToObj(GROUPS::name).toList();
    }

    /** Returns how many people each group has. */
    List<Long> people() {
        return Arrays.stream(people).boxed().toList();
    }

    /** Returns a row for each disease against which somebody has a dose, in the order of their names. */
    List<Series> rows() {
        return diseases.entrySet().stream()
                .filter(disease ->
                        Arrays.stream(protectedPeople.get(disease.getValue())).sum() > 0)
                .map(disease -> new Series(
                        disease.getKey(),
                        Arrays.stream(protectedPeople.get(disease.getValue()))
                                .boxed()
                                .toList()))
                .sorted(Comparator.comparing(Series::name))
                .toList();
    }
}
