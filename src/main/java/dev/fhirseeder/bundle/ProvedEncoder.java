package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes with the faster of two encoders, and with HAPI's where that one refuses. Of many people it lets HAPI encode a few
 * as well; if these are ever not the same bytes, nobody else is encoded with the faster one.
 */
public final class ProvedEncoder implements Encoder {

    private static final Logger LOG = LoggerFactory.getLogger(ProvedEncoder.class);

    /**
     * After so many people one Bundle is encoded twice, then after twice as many, and so on up to {@link #MOST}: what goes wrong
     * goes wrong soon. The first are not: it would take longer than all else of a small run.
     */
    private static final long FIRST = 50_000;

    /** As many people are never encoded without one Bundle that is encoded twice. */
    private static final long MOST = 1_000_000;

    private final Encoder fast;
    private final Encoder hapi;
    private final AtomicBoolean refused = new AtomicBoolean();
    private final AtomicLong encoded = new AtomicLong();
    private final AtomicLong next = new AtomicLong(FIRST);
    private volatile boolean distrusted;

    /**
     * Prepares an encoder that writes what HAPI's does.
     *
     * @param hapi the measure of all bytes
     * @param mapper says what a resource looks like
     */
    public ProvedEncoder(HapiEncoder hapi, RecordMapper mapper) {
        this(new TextEncoder(hapi, mapper), hapi);
    }

    /** Returns an encoder of FHIR R4, which learns what it writes for itself alone. */
    public static ProvedEncoder ofR4() {
        RecordMapper mapper = new RecordMapper();
        return new ProvedEncoder(new HapiEncoder(R4::passing, mapper), mapper);
    }

    ProvedEncoder(Encoder fast, Encoder hapi) {
        this.fast = fast;
        this.hapi = hapi;
    }

    @Override
    public Parcel transaction(List<PatientRecord> records, WriteMode mode) {
        return encode(records, encoder -> encoder.transaction(records, mode), Parcel::json);
    }

    @Override
    public Parcel literal(List<PatientRecord> records, BundleType type) {
        return encode(records, encoder -> encoder.literal(records, type), Parcel::json);
    }

    @Override
    public SortedMap<String, Lines> bulk(List<PatientRecord> records) {
        return encode(records, encoder -> encoder.bulk(records), lines -> lines);
    }

    @Override
    public int size(PatientRecord record) {
        return hapi.size(record);
    }

    private <T> T encode(List<PatientRecord> records, Function<Encoder, T> encoding, Function<T, Object> bytes) {
        if (distrusted) {
            return encoding.apply(hapi);
        }
        records.forEach(PatientRecord::history); // who cannot be drawn is no matter of encoding
        T text;
        try {
            text = encoding.apply(fast);
        } catch (RuntimeException e) {
            if (!refused.getAndSet(true)) {
                LOG.warn("People are encoded more slowly where the fast encoder refuses: {}", e.toString());
            }
            return encoding.apply(hapi);
        }
        if (!isSampled(records.size())) {
            return text;
        }
        T expected = encoding.apply(hapi);
        if (!bytes.apply(text).equals(bytes.apply(expected))) {
            distrusted = true;
            LOG.error(
                    "The fast encoder does not write what HAPI writes for one of {}; all others are encoded by HAPI",
                    records.stream().map(PatientRecord::key).toList());
        }
        return expected;
    }

    private boolean isSampled(int people) {
        long many = encoded.addAndGet(people);
        long due = next.get();
        return many >= due && next.compareAndSet(due, due + Math.min(due, MOST));
    }
}
