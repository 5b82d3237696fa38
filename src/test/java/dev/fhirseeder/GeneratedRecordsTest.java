package dev.fhirseeder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.Validation;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.request.GenerationRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every resource that the generator makes is valid FHIR R4. */
class GeneratedRecordsTest {

    @ParameterizedTest
    @CsvSource({"bc, 500", "on, 500"})
    void every_resource_of_500_people_passes_the_validator(String pt, int people) {
        // Given
        LocalDate day = LocalDate.of(2026, 11, 22);
        GenerationRequest request = new GenerationRequest(List.of(pt), people, 0, 7, day, day, List.of());

        // When
        List<PatientRecord> records = new ArrayList<>();
        Iterator<PatientRecord> made = Facts.shared().generator().records(request);
        made.forEachRemaining(records::add);

        // Then
        assertThat(records).hasSize(people);
        assertThat(Validation.errors(records)).isEmpty();
    }
}
