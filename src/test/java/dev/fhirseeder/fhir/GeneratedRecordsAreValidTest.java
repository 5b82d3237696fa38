package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.generate.RecordGenerator;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.request.GenerationRequest;
import dev.fhirseeder.vaccine.Catalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedRecordsAreValidTest {

    private static final int RECORDS = Integer.getInteger("validated", 500);
    private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void every_resource_of_a_province_is_valid(String pt) {
        // Given
        List<PatientRecord> records = new ArrayList<>();
        generator(pt)
                .records(new GenerationRequest(List.of(pt), RECORDS, 0, 42, DATE, DATE, List.of()))
                .forEachRemaining(records::add);
        // When
        List<String> findings = Validation.findings(records);
        // Then
        assertThat(records).hasSize(RECORDS);
        assertThat(findings).isEmpty();
    }

    private static RecordGenerator generator(String pt) {
        Chronicler chronicler = Jurisdictions.onClassPath().all().stream()
                .filter(found -> found.code().equals(pt))
                .map(found -> new Chronicler(found, Catalogue.load()))
                .findFirst()
                .orElseThrow();
        return new RecordGenerator(Map.of(pt, chronicler));
    }
}
