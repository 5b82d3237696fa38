package dev.fhirseeder.profile;

/** Ages in groups that follow each other. Immutable. */
final class AgeGroups {

    private final int[] from;

    /**
     * Describes the groups.
     *
     * @param from the age in years from which each is counted, the youngest first, at least one
     */
    AgeGroups(int... from) {
        this.from = from.clone();
    }

    /** Returns how many there are. */
    int size() {
        return from.length;
    }

    /** Returns the group of somebody of that age in years; who is younger than all belongs to the first. */
    int of(int years) {
        int group = from.length - 1;
        while (group > 0 && years < from[group]) {
            group--;
        }
        return group;
    }

    /** Returns the name of a group, for people: {@code 1}, {@code 2–4} or {@code 65+}. */
    String name(int group) {
        if (group == from.length - 1) {
            return from[group] + "+";
        }
        int last = from[group + 1] - 1;
        return from[group] == last ? "" + last : from[group] + "–" + last;
    }
}
