package dev.fhirseeder.bench;

import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.Lines;
import dev.fhirseeder.bundle.Parcel;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.run.Run;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * Bundles of people of Ontario, made once and ready in each form in which one may be sent.
 *
 * @param people of each Bundle
 * @param parcels the same as bytes
 * @param bundles the same as HAPI's structures
 */
record Cargo(List<List<PatientRecord>> people, List<Parcel> parcels, List<Bundle> bundles) {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final String PT = "on";
    private static final long SEED = 7;

    /** Makes so many Bundles of so many people each. */
    static Cargo of(int bundles, int size) {
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find(PT).orElseThrow(), Catalogue.load());
        GenerationRequest request =
                new GenerationRequest(List.of(PT), (long) bundles * size, 0, SEED, DATE, DATE, List.of());
        Iterator<PatientRecord> records = new RecordGenerator(Map.of(PT, chronicler)).records(request);
        Encoder encoder = new HapiEncoder(R4::passing, new RecordMapper());
        Cargo cargo = new Cargo(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < bundles; i++) {
            List<PatientRecord> people = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                people.add(records.next());
            }
            Parcel parcel = encoder.transaction(people, WriteMode.UPDATE);
            cargo.people.add(people);
            cargo.parcels.add(parcel);
            cargo.bundles.add(R4.passing()
                    .newJsonParser()
                    .parseResource(Bundle.class, parcel.json().toString()));
        }
        return cargo;
    }

    int resources() {
        return parcels.stream().mapToInt(parcel -> parcel.types().size()).sum();
    }

    long bytes() {
        return parcels.stream().mapToLong(parcel -> parcel.json().size()).sum();
    }

    /** Returns a run of these people, which nobody remembers. */
    Run run() {
        long everyone = people.stream().mapToInt(List::size).sum();
        return new Run("bench", new GenerationRequest(List.of(PT), everyone, 0, SEED, DATE, DATE, List.of()), false);
    }

    /** Returns an encoder that has nothing to do. */
    Encoder ready() {
        Map<PatientRecord, Parcel> byFirst = new IdentityHashMap<>();
        for (int i = 0; i < parcels.size(); i++) {
            byFirst.put(people.get(i).get(0), parcels.get(i));
        }
        return new Encoder() {
            @Override
            public Parcel transaction(List<PatientRecord> records, WriteMode mode) {
                return byFirst.get(records.get(0));
            }

            @Override
            public Parcel literal(List<PatientRecord> records, BundleType type) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int size(PatientRecord record) {
                throw new UnsupportedOperationException();
            }

            @Override
            public SortedMap<String, Lines> bulk(List<PatientRecord> records) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
