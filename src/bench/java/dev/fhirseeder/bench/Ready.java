package dev.fhirseeder.bench;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.generate.PatientRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * Encodes nobody: gives lines that were encoded before, those of one gathering after another, again and again.
 *
 * @param lines of each gathering
 * @param together how many people a gathering has
 */
record Ready(List<SortedMap<String, Lines>> lines, int together) implements Encoder {

    /** Encodes people, to be given again and again. */
    static Ready of(Encoder encoder, List<PatientRecord> people, int together) {
        List<SortedMap<String, Lines>> lines = new ArrayList<>();
        for (int from = 0; from < people.size(); from += together) {
            lines.add(encoder.bulk(people.subList(from, from + together)));
        }
        return new Ready(lines, together);
    }

    /** Returns how many resources there are. */
    int resources() {
        return lines.stream()
                .flatMap(types -> types.values().stream())
                .mapToInt(Lines::count)
                .sum();
    }

    /** Returns how long they are together. */
    long bytes() {
        return lines.stream()
                .flatMap(types -> types.values().stream())
                .mapToLong(some -> some.text().size())
                .sum();
    }

    @Override
    public SortedMap<String, Lines> bulk(List<PatientRecord> people) {
        return lines.get((int) (people.get(0).key().index() / together % lines.size()));
    }

    @Override
    public int size(PatientRecord person) {
        return 1;
    }

    @Override
    public Parcel transaction(List<PatientRecord> people, WriteMode mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Parcel literal(List<PatientRecord> people, BundleType type) {
        throw new UnsupportedOperationException();
    }
}
