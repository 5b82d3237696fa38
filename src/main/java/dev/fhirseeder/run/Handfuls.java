package dev.fhirseeder.run;

import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the people of runs, some at a time: each message costs a twentieth of a person who becomes lines of a file.
 */
public final class Handfuls {

    private final Runs runs;

    /**
     * Prepares the handing on.
     *
     * @param runs make the people
     */
    public Handfuls(Runs runs) {
        this.runs = runs;
    }

    /** Returns the people of a run in their order, until the run is stopped; nobody is in more than one handful. */
    public Iterator<List<PatientRecord>> of(Run run) {
        return grouped(runs.records(run), run.shipment().handful());
    }

    /** Takes up to so many at a time; whoever was made before one who could not be made is still handed on. */
    static Iterator<List<PatientRecord>> grouped(Iterator<PatientRecord> records, int most) {
        return new Iterator<>() {

            private @Nullable RuntimeException broken;

            @Override
            public boolean hasNext() {
                return broken != null || records.hasNext();
            }

            @Override
            public List<PatientRecord> next() {
                if (broken != null) {
                    RuntimeException cause = broken;
                    broken = null;
                    throw cause;
                }
                List<PatientRecord> some = new ArrayList<>(most);
                some.add(records.next());
                try {
                    while (some.size() < most && records.hasNext()) {
                        some.add(records.next());
                    }
                } catch (RuntimeException e) {
                    broken = e;
                }
                return some;
            }
        };
    }
}
