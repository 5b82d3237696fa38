package dev.fhirseeder.history;

import dev.fhirseeder.vaccine.Term;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What doses count as against the same diseases. Most positions are asked for again and again, and then are the same object,
 * which nobody needs to compare in its parts. Safe for use by many threads: whoever comes first makes a protocol, and it does
 * not matter who does.
 */
final class Protocols {

    /** How many are remembered; one for each position, whatever the series, for a product is mostly of one series. */
    private static final int KEPT = 16;

    private final List<Term> diseases;
    private final AtomicReferenceArray<List<Protocol>> known = new AtomicReferenceArray<>(KEPT);

    Protocols(List<Term> diseases) {
        this.diseases = diseases;
    }

    /**
     * Returns the one thing that a dose counts as.
     *
     * @param series the programme whose doses are counted
     * @param number the position in it, from 1
     * @param of how many doses it has, null where it has or shows no end
     */
    List<Protocol> of(String series, int number, @Nullable Integer of) {
        int place = number % KEPT;
        List<Protocol> found = known.get(place);
        if (found == null || !is(found.get(0), series, number, of)) {
            found = List.of(new Protocol(series, number, of, diseases));
            known.set(place, found);
        }
        return found;
    }

    private static boolean is(Protocol protocol, String series, int number, @Nullable Integer of) {
        return protocol.doseNumber() == number
                && protocol.series().equals(series)
                && Objects.equals(protocol.seriesDoses(), of);
    }
}
