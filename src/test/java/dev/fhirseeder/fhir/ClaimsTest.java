package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fhirseeder.bundle.Structures;
import dev.fhirseeder.bundle.WriteMode;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;

/** That a claim in {@code meta.profile} is checked, and why some profiles of CA Baseline are not claimed. */
class ClaimsTest {

    private static final String CA_BASELINE = "http://hl7.org/fhir/ca/baseline/StructureDefinition/profile-";

    /** Returns a transaction in which the resources of a type claim one profile of CA Baseline and nothing else. */
    private static Bundle claiming(ResourceType type, String profile) {
        Bundle bundle = Structures.of(List.of(Records.childInBritishColumbia()), WriteMode.UPDATE);
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.getResource().getResourceType() == type) {
                entry.getResource().getMeta().getProfile().clear();
                entry.getResource().getMeta().addProfile(CA_BASELINE + profile);
            }
        }
        return bundle;
    }

    @Test
    void a_patient_without_birth_date_does_not_conform_to_the_international_summary() {
        // Given
        Patient patient = (Patient) Found.in(Records.childInBritishColumbia(), "patient");
        patient.getMeta().getProfile().removeIf(profile -> profile.getValue().startsWith(CA_BASELINE));
        // When
        patient.setBirthDateElement(null);
        // Then
        assertThat(Validation.errors(patient))
                .singleElement()
                .asString()
                .contains("Patient.birthDate: minimum required = 1", "Patient-uv-ips");
    }

    @Test
    void a_patient_with_an_identifier_of_no_system_does_not_conform_to_ca_baseline() {
        // Given
        assumeThat(Validation.PROFILES).as(ProfilesFolder.ABSENT).isPresent();
        Bundle bundle = claiming(ResourceType.Patient, "patient");
        // When
        ((Patient) bundle.getEntryFirstRep().getResource())
                .getIdentifierFirstRep()
                .setSystem(null);
        // Then
        assertThat(Validation.errors(bundle))
                .anyMatch(error -> error.contains("Patient.identifier.system: minimum required = 1"));
    }

    /** Its slices of the vaccine's codings have no value by which they could be told apart: only that is wrong. */
    @Test
    void ca_baselines_immunization_can_be_met_by_none_that_has_a_code() {
        // Given
        assumeThat(Validation.PROFILES).as(ProfilesFolder.ABSENT).isPresent();
        // Then
        assertThat(Validation.errors(claiming(ResourceType.Immunization, "immunization")))
                .isNotEmpty()
                .allMatch(error -> error.contains("Slicing cannot be evaluated")
                        && error.contains("Immunization.vaccineCode.coding:"));
    }

    /** Its invariant lacks the word "implies", so that "no known allergy" is all that it admits: only that is wrong. */
    @Test
    void ca_baselines_allergy_can_be_met_by_no_allergy() {
        // Given
        assumeThat(Validation.PROFILES).as(ProfilesFolder.ABSENT).isPresent();
        // Then
        assertThat(Validation.errors(claiming(ResourceType.AllergyIntolerance, "allergyintolerance")))
                .isNotEmpty()
                .allMatch(error -> error.contains("ca-baseline-allergy-noallergy"));
    }
}
