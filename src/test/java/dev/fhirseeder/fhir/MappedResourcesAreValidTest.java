package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class MappedResourcesAreValidTest {

    @Test
    void the_records_written_by_hand_are_valid() {
        assertThat(Validation.findings(Records.all().iterator()).unexplained()).isEmpty();
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
