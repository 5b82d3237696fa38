package dev.fhirseeder.bundle;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers people until there are enough for a Bundle; how many that is, the route says. */
public final class Gatherer {

    /**
     * Adds people to an open gathering.
     *
     * @param open null if there is none yet
     * @param next who follow
     * @param run to which they belong
     * @return the gathering with them at its end
     */
    public Gathering append(@Nullable Gathering open, List<PatientRecord> next, Run run) {
        Gathering gathering = open == null ? opened(run) : open;
        gathering.people().addAll(next);
        return gathering;
    }

    /** From here on the run waits for the gathering, in whichever thread it is. */
    private static Gathering opened(Run run) {
        run.opened();
        return new Gathering(run, new ArrayList<>());
    }
}
