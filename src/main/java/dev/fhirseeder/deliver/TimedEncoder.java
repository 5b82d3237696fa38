package dev.fhirseeder.deliver;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.generate.PatientRecord;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * Encodes as another does, and tells how long it takes. People are drawn first, if they are not yet, so that the drawing and
 * the encoding can be told apart.
 */
public final class TimedEncoder implements Encoder {

    private final Encoder encoder;
    private final EncodingListener listener;

    /**
     * Prepares the encoding.
     *
     * @param encoder encodes
     * @param listener hears how long it has taken
     */
    public TimedEncoder(Encoder encoder, EncodingListener listener) {
        this.encoder = encoder;
        this.listener = listener;
    }

    @Override
    public Parcel transaction(List<PatientRecord> records, WriteMode mode) {
        return encoded(records, () -> encoder.transaction(records, mode));
    }

    @Override
    public Parcel literal(List<PatientRecord> records, BundleType type) {
        return encoded(records, () -> encoder.literal(records, type));
    }

    @Override
    public SortedMap<String, Lines> bulk(List<PatientRecord> records) {
        return encoded(records, () -> encoder.bulk(records));
    }

    @Override
    public int size(PatientRecord record) {
        draw(List.of(record));
        return encoder.size(record);
    }

    private <T> T encoded(List<PatientRecord> records, Supplier<T> encoding) {
        draw(records);
        long begun = System.nanoTime();
        T encoded = encoding.get();
        listener.encoded(Duration.ofNanos(System.nanoTime() - begun));
        return encoded;
    }

    /** What is sent a second time is encoded again, but nobody in it drawn again. */
    private void draw(List<PatientRecord> records) {
        boolean drawn = true;
        for (PatientRecord record : records) {
            drawn &= record.isDrawn();
        }
        if (!drawn) {
            long begun = System.nanoTime();
            records.forEach(PatientRecord::history);
            listener.drawn(Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
