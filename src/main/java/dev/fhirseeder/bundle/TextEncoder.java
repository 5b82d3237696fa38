package dev.fhirseeder.bundle;

import dev.fhirseeder.fhir.Kind;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.json.Texts;
import dev.fhirseeder.json.Utf8;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * Encodes by copying what HAPI writes for each element, which is found out once, and filling in the words. What cannot be
 * written so is refused with an IllegalArgumentException or an IllegalStateException.
 */
final class TextEncoder implements Encoder {

    /** So many texts of a type wait to be used again: as many as are encoded at the same time, and a few on their way. */
    private static final int KEPT = 6 + Runtime.getRuntime().availableProcessors();

    private final RecordMapper mapper;
    private final Frames frames;
    private final Rooms rooms = new Rooms();
    private final Map<Kind<?>, Texts> texts = new ConcurrentHashMap<>();

    /** Prepares an encoder that writes what that one does. */
    TextEncoder(HapiEncoder hapi, RecordMapper mapper) {
        this.mapper = mapper;
        this.frames = new Frames(hapi, mapper);
    }

    @Override
    public Parcel transaction(List<PatientRecord> records, WriteMode mode) {
        return parcel(records, BundleType.TRANSACTION, mode, ReferenceStyle.URN);
    }

    @Override
    public Parcel literal(List<PatientRecord> records, BundleType type) {
        return parcel(records, type, WriteMode.UPDATE, ReferenceStyle.RELATIVE);
    }

    private Parcel parcel(List<PatientRecord> records, BundleType type, WriteMode mode, ReferenceStyle style) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("A Bundle needs at least one record");
        }
        String seed = Long.toString(records.get(0).key().seed());
        Utf8 text = new Utf8(rooms.of(type));
        EntryWriter entries = new EntryWriter(text, frames.entries(mode), Entries.isIdentified(mode));
        frames.cover(type).open(text, seed);
        for (PatientRecord record : records) {
            mapper.write(record, style, entries);
        }
        frames.cover(type).close(text, seed);
        rooms.used(type, text.size());
        return new Parcel(type, mode != WriteMode.CREATE, entries.types(), Json.of(text));
    }

    @Override
    public SortedMap<String, Lines> bulk(List<PatientRecord> records) {
        LineWriter lines = new LineWriter(kind -> texts.computeIfAbsent(kind, missing -> new Texts(KEPT)));
        for (PatientRecord record : records) {
            mapper.write(record, ReferenceStyle.RELATIVE, lines);
        }
        return lines.lines();
    }

    @Override
    public int size(PatientRecord record) {
        return mapper.size(record);
    }
}
