package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law of the fast encoder: its bytes are those of HAPI, for every record. {@code -Dencoded=<people>} says how many
 * people of each province are encoded in both ways, 10,000 without.
 */
@Tag("long")
class EncodersAgreeTest {

    private static final int PEOPLE = Integer.getInteger("encoded", 10_000);
    private static final int CHUNK = 100;
    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    private static final HapiEncoder HAPI = new HapiEncoder(R4::passing, new RecordMapper());
    private static final Encoder FAST = new TextEncoder(HAPI, new RecordMapper());

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void lines_are_those_of_hapi_for_every_record(String pt) {
        // Given
        Chronicler chronicler = chronicler(pt);
        AtomicLong compared = new AtomicLong();
        // When
        LongStream.range(0, PEOPLE / CHUNK).parallel().forEach(chunk -> {
            List<PatientRecord> people = people(chronicler, pt, 11, chunk * CHUNK, CHUNK);
            // Then
            SortedMap<String, Lines> fast = FAST.bulk(people);
            assertThat(fast).isEqualTo(HAPI.bulk(people));
            fast.values().forEach(lines -> lines.done().run());
            compared.addAndGet(people.size());
        });
        assertThat(compared).hasValue(PEOPLE / CHUNK * CHUNK);
    }

    @ParameterizedTest
    @EnumSource
    void transactions_are_those_of_hapi(WriteMode mode) {
        for (List<PatientRecord> people : samples()) {
            // When
            Parcel fast = FAST.transaction(people, mode);
            // Then
            same(fast, HAPI.transaction(people, mode));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSACTION", "BATCH"})
    void bundles_with_literal_references_are_those_of_hapi(BundleType type) {
        for (List<PatientRecord> people : samples()) {
            // When
            Parcel fast = FAST.literal(people, type);
            // Then
            same(fast, HAPI.literal(people, type));
        }
    }

    @Test
    void the_size_is_that_of_what_is_made() {
        assertThat(samples())
                .allSatisfy(people -> assertThat(
                                people.stream().mapToInt(FAST::size).sum())
                        .isEqualTo(HAPI.transaction(people, WriteMode.UPDATE)
                                .types()
                                .size()));
    }

    private static void same(Parcel fast, Parcel hapi) {
        assertThat(fast.json()).hasToString(hapi.json().toString());
        assertThat(fast.types()).isEqualTo(hapi.types());
        assertThat(fast.type()).isEqualTo(hapi.type());
        assertThat(fast.isRepeatable()).isEqualTo(hapi.isRepeatable());
        assertThat(fast.id()).isEqualTo(hapi.id());
    }

    /** People written by hand, and some of each province, of several seeds, the smallest and the largest among them. */
    private static List<List<PatientRecord>> samples() {
        List<List<PatientRecord>> samples = new ArrayList<>();
        samples.add(Records.all());
        for (String pt : List.of("bc", "on")) {
            Chronicler chronicler = chronicler(pt);
            for (long seed : List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE)) {
                samples.add(people(chronicler, pt, seed, 0, 40));
            }
            samples.addAll(IntStream.range(0, 20)
                    .mapToObj(i -> people(chronicler, pt, 3, 1_000L * i, 1))
                    .toList());
        }
        return samples;
    }

    private static Chronicler chronicler(String pt) {
        return new Chronicler(Jurisdictions.onClassPath().find(pt).orElseThrow(), Catalogue.load());
    }

    private static List<PatientRecord> people(Chronicler chronicler, String pt, long seed, long from, int count) {
        Iterator<PatientRecord> records = new RecordGenerator(Map.of(pt, chronicler))
                .records(new GenerationRequest(List.of(pt), count, from, seed, DATE, DATE, List.of()));
        List<PatientRecord> people = new ArrayList<>();
        records.forEachRemaining(people::add);
        return people;
    }
}
