package dev.fhirseeder.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.R4;
import dev.fhirseeder.fhir.RecordMapper;
import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.person.Address;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.person.PersonName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvedEncoderTest {

    private static final HapiEncoder HAPI = new HapiEncoder(R4::passing, new RecordMapper());

    private final Encoder proved = new ProvedEncoder(HAPI, new RecordMapper());

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\ud800", "\"\\", "Ş\u2028\u0001", "🧪"})
    void people_with_odd_names_are_encoded_as_hapi_encodes_them(String name) {
        // Given
        List<PatientRecord> people = List.of(Records.newcomer(), named(name));
        // Then
        assertThat(proved.bulk(people)).isEqualTo(HAPI.bulk(people));
        assertThat(proved.transaction(people, WriteMode.UPDATE).json())
                .isEqualTo(HAPI.transaction(people, WriteMode.UPDATE).json());
        assertThat(proved.literal(people, BundleType.BATCH).json())
                .isEqualTo(HAPI.literal(people, BundleType.BATCH).json());
    }

    @Test
    void one_difference_ends_the_trust_in_the_fast_encoder() {
        // Given
        Encoder wrong = new Wrong();
        Encoder watched = new ProvedEncoder(wrong, HAPI);
        List<PatientRecord> one = List.of(Records.adultInOntario());
        assertThat(watched.bulk(Collections.nCopies(49_998, one.get(0)))).isEqualTo(wrong.bulk(one));
        assertThat(watched.bulk(one)).isEqualTo(wrong.bulk(one));
        // When
        SortedMap<String, Lines> lines = watched.bulk(one);
        // Then
        assertThat(lines).isEqualTo(HAPI.bulk(one));
        assertThat(watched.bulk(one)).isEqualTo(HAPI.bulk(one));
    }

    @Test
    void samples_are_taken_ever_more_seldom_but_never_less_than_one_in_a_million() {
        // Given
        Wrong measure = new Wrong();
        Encoder watched = new ProvedEncoder(new Wrong(), measure);
        List<PatientRecord> some = Collections.nCopies(10_000, Records.newcomer());
        List<Integer> sampled = new ArrayList<>();
        // When
        for (int many = 10_000; many <= 4_000_000; many += 10_000) {
            int before = measure.calls;
            watched.bulk(some);
            if (measure.calls > before) {
                sampled.add(many);
            }
        }
        // Then
        assertThat(sampled)
                .containsExactly(50_000, 100_000, 200_000, 400_000, 800_000, 1_600_000, 2_600_000, 3_600_000);
    }

    @Test
    void a_sample_that_is_the_same_changes_nothing() {
        // Given
        proved.bulk(Collections.nCopies(100, Records.adultInOntario()));
        List<PatientRecord> many = Collections.nCopies(49_900, Records.newcomer());
        // Then
        assertThat(proved.bulk(many.subList(0, 49_899))).isNotEmpty();
        assertThat(proved.transaction(many.subList(0, 1), WriteMode.CREATE).json())
                .isEqualTo(
                        HAPI.transaction(many.subList(0, 1), WriteMode.CREATE).json());
    }

    @Test
    void whatever_the_fast_encoder_stumbles_over_is_encoded_by_hapi() {
        // Given
        List<PatientRecord> people = List.of(Records.adultInOntario());
        Encoder stumbling = new ProvedEncoder(new Wrong(), HAPI);
        // Then
        assertThat(stumbling.literal(people, BundleType.BATCH).json())
                .isEqualTo(HAPI.literal(people, BundleType.BATCH).json());
    }

    private static PatientRecord named(String name) {
        PatientRecord record = Records.newcomer();
        Person person = record.person();
        Person odd = new Person(
                person.gender(),
                person.birthDate(),
                new PersonName(List.of(name, "A"), name),
                new Address(name, person.address().place(), person.address().postalCode()),
                person.phone(),
                person.language(),
                person.ethnicity(),
                person.indigenousGroup(),
                person.healthCard(),
                person.guardian(),
                person.arrival(),
                person.deceased());
        return new PatientRecord(record.key(), record.jurisdiction(), odd, record.history());
    }

    /** Writes other lines than HAPI. */
    private static final class Wrong implements Encoder {

        private int calls;

        @Override
        public SortedMap<String, Lines> bulk(List<PatientRecord> records) {
            calls++;
            return new TreeMap<>(Map.of("Patient", new Lines(1, Json.of("{}\n"))));
        }

        @Override
        public Parcel transaction(List<PatientRecord> records, WriteMode mode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Parcel literal(List<PatientRecord> records, BundleType type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int size(PatientRecord record) {
            throw new UnsupportedOperationException();
        }
    }
}
