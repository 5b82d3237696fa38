package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.PatientRecord;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class MappedResourcesAreValidTest {

    @Test
    void the_records_written_by_hand_are_valid() {
        assertThat(Validation.findings(Records.all().iterator()).unexplained()).isEmpty();
    }

    @Test
    void a_newborn_without_a_number_and_somebody_who_has_died_are_valid() {
        // Given
        PatientRecord newborn = Records.of(10, People.newborn());
        PatientRecord dead = Records.of(11, People.deceased(LocalDate.parse("2025-12-24")));
        // Then
        assertThat(Validation.findings(List.of(newborn, dead).iterator()).unexplained())
                .isEmpty();
    }

    @Test
    void the_validator_sees_what_is_wrong() {
        // Given
        Patient unknownCode = new Patient();
        unknownCode
                .addIdentifier()
                .getType()
                .addCoding()
                .setSystem(Systems.IDENTIFIER_TYPE)
                .setCode("NO-SUCH-TYPE");
        Immunization empty = new Immunization();
        // Then
        assertThat(Validation.errors(unknownCode)).isNotEmpty();
        assertThat(Validation.errors(empty)).hasSizeGreaterThanOrEqualTo(3);
    }
}
