package dev.fhirseeder.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import dev.fhirseeder.bundle.Encoder;
import dev.fhirseeder.bundle.ProvedEncoder;
import dev.fhirseeder.bundle.WriteMode;
import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.run.Requests;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;

class TimedEncoderTest {

    private static final RecordGenerator GENERATOR = new RecordGenerator(
            Map.of("bc", new Chronicler(Jurisdictions.onClassPath().find("bc").orElseThrow(), Catalogue.load())));
    private static final Encoder ENCODER = ProvedEncoder.ofR4();

    private final List<String> heard = new ArrayList<>();
    private final Encoder timed = new TimedEncoder(ENCODER, new EncodingListener() {
        @Override
        public void drawn(Duration time) {
            assertThat(time).isPositive();
            heard.add("drawn");
        }

        @Override
        public void encoded(Duration time) {
            assertThat(time).isPositive();
            heard.add("encoded");
        }
    });

    @Test
    void people_are_drawn_once_and_encoded_each_time_and_both_is_told() {
        // Given
        List<PatientRecord> people = people(3);
        assertThat(people).noneMatch(PatientRecord::isDrawn);

        // When
        timed.transaction(people, WriteMode.UPDATE);
        timed.transaction(people, WriteMode.UPDATE);

        // Then
        assertThat(people).allMatch(PatientRecord::isDrawn);
        assertThat(heard).containsExactly("drawn", "encoded", "encoded");
    }

    @Test
    void whose_size_is_asked_is_drawn_by_that() {
        // Given
        PatientRecord person = people(1).get(0);

        // When
        timed.size(person);
        timed.bulk(List.of(person));

        // Then
        assertThat(heard).containsExactly("drawn", "encoded");
    }

    @Test
    void what_is_encoded_is_what_another_encodes() {
        // Given
        List<PatientRecord> people = people(3);

        // Then
        assertThat(timed.transaction(people, WriteMode.UPDATE).json())
                .isEqualTo(ENCODER.transaction(people, WriteMode.UPDATE).json());
        assertThat(timed.literal(people, BundleType.BATCH).json())
                .isEqualTo(ENCODER.literal(people, BundleType.BATCH).json());
        assertThat(timed.bulk(people)).isEqualTo(ENCODER.bulk(people));
        assertThat(timed.size(people.get(0))).isEqualTo(ENCODER.size(people.get(0)));
    }

    private static List<PatientRecord> people(int count) {
        return Lists.newArrayList(GENERATOR.records(Requests.of(count)));
    }
}
