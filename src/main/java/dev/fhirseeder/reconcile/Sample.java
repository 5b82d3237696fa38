package dev.fhirseeder.reconcile;

/**
 * Whose content is compared: some of the people of a request, spread evenly.
 *
 * @param people of the request
 * @param compared of them, 0 to {@code people}
 */
record Sample(long people, long compared) {

    /** Chooses as many as are wanted, or all if there are fewer. */
    static Sample of(long people, long wanted) {
        return new Sample(people, Math.min(people, wanted));
    }

    /**
     * Tells whether a person is one of them. Both numbers are at most 900 million, so that their product is a long.
     *
     * @param position of the person in the request, from 0
     */
    boolean holds(long position) {
        return position * compared / people < (position + 1) * compared / people;
    }
}
