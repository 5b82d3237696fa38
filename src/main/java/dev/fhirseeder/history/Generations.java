package dev.fhirseeder.history;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Which offers of a programme are meant for people born on a day, laid out once: most rows are for others, and
 * each person would else ask them all.
 */
final class Generations {

    /** The first birth dates of the generations, ascending, counted from 1970-01-01; the first is before anyone's. */
    private final int[] from;

    private final Offer[][] offers;

    /** Tells the generations apart at every first and after every last birth date of an offer. */
    Generations(Offer[] all) {
        TreeSet<Integer> bounds = new TreeSet<>();
        bounds.add(Integer.MIN_VALUE);
        for (Offer offer : all) {
            bounds.add(offer.birthFrom);
            if (offer.birthTo != Integer.MAX_VALUE) {
                bounds.add(offer.birthTo + 1);
            }
        }
        this.from = bounds.stream().mapToInt(Integer::intValue).toArray();
        this.offers = new Offer[from.length][];
        for (int i = 0; i < from.length; i++) {
            int birth = from[i];
            offers[i] = Arrays.stream(all)
                    .filter(offer -> birth >= offer.birthFrom && birth <= offer.birthTo)
                    .toArray(Offer[]::new);
        }
    }

    /** Returns the offers of the generation to which a birth date belongs, in the order of all; not to be changed. */
    Offer[] of(int birth) {
        int found = Arrays.binarySearch(from, birth);
        return offers[found >= 0 ? found : -found - 2];
    }
}
