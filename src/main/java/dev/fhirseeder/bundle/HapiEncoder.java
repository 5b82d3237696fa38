package dev.fhirseeder.bundle;

import ca.uhn.fhir.context.FhirContext;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.ReferenceStyle;
import dev.fhirseeder.generate.PatientRecord;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;

/** Encodes with HAPI's structures and its JSON parser: the measure that any faster encoder must equal. */
public final class HapiEncoder implements Encoder {

    private final Supplier<FhirContext> context;
    private final RecordMapper mapper;

    /**
     * Prepares an encoder.
     *
     * @param context one of {@link dev.fhirseeder.fhir.R4}, whose parser options are part of the bytes; asked for each text anew
     */
    public HapiEncoder(Supplier<FhirContext> context, RecordMapper mapper) {
        this.context = context;
        this.mapper = mapper;
    }

    @Override
    public Parcel transaction(List<PatientRecord> records, WriteMode mode) {
        return parcel(bundle(records, mode), mode != WriteMode.CREATE);
    }

    @Override
    public Parcel literal(List<PatientRecord> records, BundleType type) {
        return parcel(bundle(records, WriteMode.UPDATE, ReferenceStyle.RELATIVE).setType(type), true);
    }

    @Override
    public int size(PatientRecord record) {
        return mapper.size(record);
    }

    /** Returns the structures of which a transaction is rendered; it does not keep them. */
    Bundle bundle(List<PatientRecord> records, WriteMode mode) {
        return bundle(records, mode, ReferenceStyle.URN);
    }

    private Bundle bundle(List<PatientRecord> records, WriteMode mode, ReferenceStyle style) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("A Bundle needs at least one record");
        }
        Bundle bundle = Entries.cover(
                BundleType.TRANSACTION, mapper.marks(records.get(0).key().seed()));
        for (PatientRecord record : records) {
            mapper.resources(record, style).forEach(resource -> bundle.addEntry(Entries.entry(resource, mode)));
        }
        return bundle;
    }

    private Parcel parcel(Bundle bundle, boolean repeatable) {
        List<String> types = bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .toList();
        return new Parcel(bundle.getType(), repeatable, types, render(bundle));
    }

    @Override
    public SortedMap<String, Lines> bulk(List<PatientRecord> records) {
        SortedMap<String, List<Resource>> byType = records.stream()
                .flatMap(record -> mapper.resources(record, ReferenceStyle.RELATIVE).stream())
                .collect(Collectors.groupingBy(Resource::fhirType, TreeMap::new, Collectors.toList()));
        SortedMap<String, Lines> bulk = new TreeMap<>();
        byType.forEach((type, resources) -> bulk.put(type, lines(resources)));
        return bulk;
    }

    private Lines lines(List<Resource> resources) {
        String text =
                resources.stream().map(resource -> render(resource) + "\n").collect(Collectors.joining());
        return new Lines(resources.size(), Json.of(text));
    }

    /** A parser is not safe for use by several threads, and cheap: each rendering takes a new one. */
    Json render(Resource resource) {
        return Json.of(context.get().newJsonParser().encodeResourceToString(resource));
    }
}
