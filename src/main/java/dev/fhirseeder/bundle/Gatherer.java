package dev.fhirseeder.bundle;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Gathers records until there are enough for a Bundle; how many that is, the route says. */
public final class Gatherer {

    /**
     * Adds a record to an open gathering.
     *
     * @param open null if there is none yet
     * @param next the record
     * @param run of the record
     * @return the gathering with the record at its end
     */
    public Gathering append(@Nullable Gathering open, PatientRecord next, Run run) {
        Gathering gathering = open == null ? opened(run) : open;
        gathering.people().add(next);
        return gathering;
    }

    /** From here on the run waits for the gathering, in whichever thread it is. */
    private static Gathering opened(Run run) {
        run.opened();
        return new Gathering(run, new ArrayList<>());
    }
}
