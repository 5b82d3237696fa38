package dev.fhirseeder.reconcile;

import java.util.ArrayList;
import java.util.List;

/** Some faults of each kind, by type and derived id; of those that differ, with the place in the resource. */
final class Examples {

    private static final int MOST = 10;

    private final List<String> missing = new ArrayList<>();
    private final List<String> duplicate = new ArrayList<>();
    private final List<String> different = new ArrayList<>();

    /** Takes a fault, unless there are enough of its kind. */
    void enter(Finding finding) {
        if (finding.held() == 0) {
            add(missing, finding.place());
        }
        if (finding.held() > 1) {
            add(duplicate, finding.place());
        }
        if (finding.difference() != null) {
            add(different, finding.place() + " " + finding.difference());
        }
    }

    private static void add(List<String> to, String example) {
        if (to.size() < MOST) {
            to.add(example);
        }
    }

    /** Returns those that are not to be found. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** Returns those that are there more than once. */
    List<String> duplicate() {
        return List.copyOf(duplicate);
    }

    /** Returns those that are not as they should be. */
    List<String> different() {
        return List.copyOf(different);
    }
}
