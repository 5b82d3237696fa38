package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.Chronicler;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.jurisdiction.Jurisdictions;
import dev.fhirseeder.random.RecordKey;
import dev.fhirseeder.vaccine.Catalogue;
import dev.fhirseeder.vaccine.Selection;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class BirthPlaceTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    @Test
    void those_born_abroad_and_only_they_show_the_country_of_birth() {
        // Given
        Chronicler chronicler =
                new Chronicler(Jurisdictions.onClassPath().find("bc").orElseThrow(), Catalogue.load());
        RecordMapper mapper = new RecordMapper();
        Set<String> found = new HashSet<>();
        // When
        for (long i = 0; i < 200; i++) {
            PatientRecord record = chronicler.record(new RecordKey(3, "bc", DATE, i), DATE, Selection.ALL);
            Patient patient =
                    (Patient) mapper.resources(record, ReferenceStyle.RELATIVE).get(0);
            String country = record.person().arrival() == null
                    ? null
                    : record.person().arrival().country();
            // Then
            assertThat(patient.hasExtension(Systems.EXT_BIRTH_PLACE)).isEqualTo(country != null);
            if (country != null) {
                Address address = (Address)
                        patient.getExtensionByUrl(Systems.EXT_BIRTH_PLACE).getValue();
                assertThat(address.getCountry()).isEqualTo(country);
                assertThat(Validation.errors(patient)).isEmpty();
                found.add(country);
            }
        }
        assertThat(found).hasSizeGreaterThan(5);
    }
}
