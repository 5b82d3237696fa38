package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import dev.fhirseeder.bundle.HapiEncoder;
import dev.fhirseeder.bundle.WriteMode;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class MappedResourcesAreValidTest {

    /** What the validator still warns of, and why it stays. */
    private static final List<Pattern> KNOWN = List.of(
            // Narrative would double the size and say nothing that the elements do not.
            Pattern.compile(".*dom-6.*"),
            // Who measured a fever at home is not known.
            Pattern.compile(".*Observation.*all observations should have a performer.*"),
            // R4's policy codes are laws of the United States and of Luxembourg; R4's own examples use OPTIN, too.
            Pattern.compile(".*Consent.*policyRule.*ConsentPolicyRule.*|.*Consent.*policyRule.*consent-policy.*"),
            // CP is in the set; HAPI cannot evaluate the filter by which the set is defined.
            Pattern.compile(".*Patient.*relationship.*patient-contactrelationship.*"),
            // HAPI has no SNOMED CT; the codes of the data files are checked against their sources there.
            Pattern.compile(".*codeSystem 'http://snomed.info/sct' version 'null' is not supported.*"));

    private static Bundle bundle(WriteMode mode) {
        return new HapiEncoder(R4.context(), new RecordMapper())
                .transaction(Records.all(), mode)
                .bundle();
    }

    @Test
    void a_transaction_and_all_in_it_is_valid() {
        assertThat(Validation.errors(bundle(WriteMode.UPDATE))).isEmpty();
        assertThat(Validation.errors(Records.all())).isEmpty();
    }

    @Test
    void every_warning_is_known() {
        // When
        List<String> warnings = Validation.messages(bundle(WriteMode.UPDATE), ResultSeverityEnum.WARNING);
        // Then
        assertThat(warnings)
                .allMatch(warning ->
                        KNOWN.stream().anyMatch(known -> known.matcher(warning).matches()));
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
