package dev.fhirseeder.bundle;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.run.Run;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers records until there are enough for a Bundle; how many that is, the route says. */
public final class Gatherer {

    /** The header that holds the {@link Run}. */
    public static final String RUN = "run";

    /**
     * Adds a record to an open gathering.
     *
     * @param open null if there is none yet
     * @param openHeaders not used
     * @param next the record
     * @param nextHeaders hold the run of the record
     * @return the gathering with the record at its end
     */
    public Gathering append(
            @Nullable Gathering open,
            @Nullable Map<String, Object> openHeaders,
            PatientRecord next,
            Map<String, Object> nextHeaders) {
        Gathering gathering = open == null ? opened(run(nextHeaders)) : open;
        gathering.people().add(next);
        return gathering;
    }

    /** From here on the run waits for the gathering, in whichever thread it is. */
    private static Gathering opened(Run run) {
        run.opened();
        return new Gathering(run, new ArrayList<>());
    }

    private static Run run(Map<String, Object> headers) {
        return (Run) Objects.requireNonNull(headers.get(RUN), "A record must come with its run");
    }
}
