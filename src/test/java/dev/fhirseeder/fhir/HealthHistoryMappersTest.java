package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.PatientRecord;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class HealthHistoryMappersTest {

    private static final PatientRecord CHILD = Records.childInBritishColumbia();

    @Test
    void an_allergy_has_one_code_with_its_own_display() {
        // When
        AllergyIntolerance allergy = (AllergyIntolerance) Found.in(CHILD, "allergy/1");
        // Then
        assertThat(code(allergy.getCode())).isEqualTo("91935009");
        assertThat(allergy.getCode().getCodingFirstRep().getDisplay()).isEqualTo("Allergy to peanut");
        assertThat(allergy.getType()).isEqualTo(AllergyIntoleranceType.ALLERGY);
        assertThat(allergy.getCategory().get(0).getValue()).isEqualTo(AllergyIntoleranceCategory.FOOD);
        assertThat(allergy.getCriticality()).isEqualTo(AllergyIntoleranceCriticality.HIGH);
        assertThat(code(allergy.getReactionFirstRep().getManifestationFirstRep()))
                .isEqualTo("126485001");
    }

    @Test
    void an_allergy_has_status_onset_and_the_day_on_which_it_was_recorded() {
        // When
        AllergyIntolerance confirmed = (AllergyIntolerance) Found.in(CHILD, "allergy/1");
        AllergyIntolerance reported = (AllergyIntolerance) Found.in(CHILD, "allergy/2");
        // Then
        assertThat(code(confirmed.getClinicalStatus())).isEqualTo("active");
        assertThat(code(confirmed.getVerificationStatus())).isEqualTo("confirmed");
        assertThat(code(reported.getVerificationStatus())).isEqualTo("unconfirmed");
        assertThat(confirmed.getOnsetDateTimeType().getValueAsString()).isEqualTo("2022-01-20");
        assertThat(confirmed.getRecordedDateElement().getValueAsString()).isEqualTo("2022-02-10");
    }

    @Test
    void a_risk_factor_is_an_active_problem() {
        // When
        Condition condition = (Condition) Found.in(CHILD, "risk/asplenia");
        // Then
        assertThat(code(condition.getCode())).isEqualTo("707147002");
        assertThat(code(condition.getClinicalStatus())).isEqualTo("active");
        assertThat(code(condition.getVerificationStatus())).isEqualTo("confirmed");
        assertThat(code(condition.getCategoryFirstRep())).isEqualTo("problem-list-item");
        assertThat(condition.getOnsetDateTimeType().getValueAsString()).isEqualTo("2020-08-01");
        assertThat(condition.getRecordedDateElement().getValueAsString()).isEqualTo("2020-08-01");
    }

    @Test
    void a_consent_is_an_active_directive_of_assent_or_dissent() {
        // When
        Consent assent = (Consent) Found.in(CHILD, "consent");
        Consent dissent = (Consent) Found.in(Records.adultInOntario(), "consent");
        // Then
        assertThat(assent.getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(code(assent.getScope())).isEqualTo("patient-privacy");
        assertThat(code(assent.getCategoryFirstRep())).isEqualTo("IDSCL");
        assertThat(assent.getDateTimeElement().getValueAsString()).isEqualTo("2020-06-25");
        assertThat(code(assent.getPolicyRule())).isEqualTo("OPTIN");
        assertThat(dissent.getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(code(dissent.getPolicyRule())).isEqualTo("OPTOUT");
    }

    @Test
    void a_guardian_consents_for_a_child_and_an_adult_alone() {
        // When
        Reference guardian = ((Consent) Found.in(CHILD, "consent")).getPerformerFirstRep();
        Consent own = (Consent) Found.in(Records.adultInOntario(), "consent");
        // Then
        assertThat(guardian.hasReference()).isFalse();
        assertThat(guardian.getType()).isEqualTo("RelatedPerson");
        assertThat(guardian.getDisplay()).isEqualTo("Luc L'Écuyer");
        assertThat(own.getPerformerFirstRep().getReference())
                .isEqualTo(own.getPatient().getReference());
    }

    @Test
    void who_consented_for_somebody_who_has_come_of_age_since_is_left_open() {
        // Given
        PatientRecord child = Records.childInBritishColumbia();
        PatientRecord grown = new PatientRecord(
                child.key(), child.jurisdiction(), Records.newcomer().person(), child.history());
        // When
        Consent consent = (Consent) Found.in(grown, "consent");
        // Then
        assertThat(consent.hasPerformer()).isFalse();
    }

    private static String code(CodeableConcept concept) {
        return concept.getCodingFirstRep().getCode();
    }

    @Test
    void a_pregnancy_is_an_observation_as_the_patient_summary_has_it() {
        // When
        Observation status = (Observation) Found.in(Records.mother(), "pregnancy/1");
        // Then
        assertThat(status.getCode().getCodingFirstRep().getCode()).isEqualTo("82810-3");
        assertThat(status.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("77386006");
        assertThat(status.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2023-02-14");
    }
}
