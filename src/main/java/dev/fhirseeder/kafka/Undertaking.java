package dev.fhirseeder.kafka;

import dev.fhirseeder.plan.Harvest;

/** A plan that is under way. */
public final class Undertaking {

    private final Harvest harvest;
    private final Results results;
    private final int partitions;
    private final boolean takenUp;
    private int given;

    /**
     * Begins.
     *
     * @param harvest of what has come so far
     * @param results from which more come
     * @param partitions among which commands are spread; 0 if none are given
     */
    Undertaking(Harvest harvest, Results results, int partitions) {
        this.harvest = harvest;
        this.results = results;
        this.partitions = partitions;
        this.takenUp = harvest.chunks() > 0;
    }

    /** Tells whether others had begun with it before. */
    boolean isTakenUp() {
        return takenUp;
    }

    Harvest harvest() {
        return harvest;
    }

    Results results() {
        return results;
    }

    int partitions() {
        return partitions;
    }

    /** Tells whether the process is being stopped. */
    boolean isOver() {
        return harvest.run().isStopped();
    }

    /** Notes that the commands before this number have been given. */
    void given(int number) {
        given = number;
    }

    /** Tells whether the worker have every command: all have been given, or none was to be. */
    boolean isGiven() {
        return partitions == 0 || given == harvest.plan().chunks();
    }
}
