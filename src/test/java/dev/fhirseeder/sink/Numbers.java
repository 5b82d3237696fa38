package dev.fhirseeder.sink;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Json;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/**
 * Renders people by nothing but their numbers: each has one Patient, as many Immunizations as the last digit says, and
 * every seventh a Condition. One number, if any, cannot be rendered.
 */
final class Numbers implements Encoder {

    private final long broken;
    private final @Nullable Error error;

    Numbers() {
        this(-1);
    }

    Numbers(long broken) {
        this(broken, null);
    }

    /** Renders all but one person, at whom this error is thrown. */
    Numbers(long broken, @Nullable Error error) {
        this.broken = broken;
        this.error = error;
    }

    @Override
    public Parcel transaction(List<PatientRecord> people, WriteMode mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Parcel literal(List<PatientRecord> people, BundleType type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int size(PatientRecord person) {
        return 1;
    }

    @Override
    public SortedMap<String, Lines> bulk(List<PatientRecord> people) {
        SortedMap<String, StringBuilder> texts = new TreeMap<>();
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (PatientRecord person : people) {
            long index = person.key().index();
            if (index == broken && error != null) {
                throw error;
            }
            if (index == broken) {
                throw new IllegalStateException("Number " + index + " has a name");
            }
            add("Patient", index, 1, texts, counts);
            add("Immunization", index, (int) (index % 10), texts, counts);
            add("Condition", index, index % 7 == 0 ? 1 : 0, texts, counts);
        }
        SortedMap<String, Lines> bulk = new TreeMap<>();
        texts.forEach((type, text) -> bulk.put(type, new Lines(counts.get(type), Json.of(text.toString()))));
        return bulk;
    }

    private static void add(
            String type,
            long index,
            int many,
            SortedMap<String, StringBuilder> texts,
            SortedMap<String, Integer> counts) {
        for (int i = 0; i < many; i++) {
            texts.computeIfAbsent(type, name -> new StringBuilder())
                    .append("{\"resourceType\":\"%s\",\"id\":\"%d-%d\"}\n".formatted(type, index, i));
            counts.merge(type, 1, Integer::sum);
        }
    }
}
