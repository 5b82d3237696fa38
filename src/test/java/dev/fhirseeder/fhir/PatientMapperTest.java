package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientMapperTest {

    private static Patient patient(PatientRecord record) {
        return (Patient)
                new RecordMapper().resources(record, ReferenceStyle.URN).get(0);
    }

    @Test
    void the_health_number_is_a_jurisdictional_health_number_of_its_province() {
        // When
        Identifier number = patient(Records.childInBritishColumbia()).getIdentifierFirstRep();
        // Then
        assertThat(number.getSystem())
                .isEqualTo("https://fhir.infoway-inforoute.ca/NamingSystem/ca-bc-patient-healthcare-id");
        assertThat(number.getValue()).isEqualTo("9876543210");
        assertThat(number.getType().getCodingFirstRep().getCode()).isEqualTo("JHN");
        assertThat(number.hasExtension()).isFalse();
    }

    @Test
    void the_version_code_of_an_ontario_card_is_an_extension() {
        // When
        Identifier number = patient(Records.adultInOntario()).getIdentifierFirstRep();
        // Then
        assertThat(number.getSystem()).isEqualTo("https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-patient-hcn");
        assertThat(number.getValue()).isEqualTo("1234567897");
        assertThat(number.getExtensionString(Systems.EXT_IDENTIFIER_VERSION)).isEqualTo("AB");
        assertThat(number.getExtensionFirstRep().getValue()).isInstanceOf(StringType.class);
    }

    @Test
    void name_gender_birth_date_and_phone_stand_in_their_elements() {
        // When
        Patient patient = patient(Records.childInBritishColumbia());
        // Then
        assertThat(patient.getNameFirstRep().getUse()).isEqualTo(NameUse.OFFICIAL);
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("L'Écuyer \"Tran\"");
        assertThat(patient.getNameFirstRep().getGiven())
                .extracting(StringType::getValue)
                .containsExactly("Zoë", "Anne-Marie");
        assertThat(patient.getGender()).isEqualTo(AdministrativeGender.FEMALE);
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("2020-04-21");
        assertThat(patient.getTelecomFirstRep().getValue()).isEqualTo("604-555-0123");
    }

    @Test
    void the_address_is_canadian() {
        // When
        Address address = patient(Records.adultInOntario()).getAddressFirstRep();
        // Then
        assertThat(address.getLine()).extracting(StringType::getValue).containsExactly("301 Front St W");
        assertThat(address.getCity()).isEqualTo("Toronto");
        assertThat(address.getState()).isEqualTo("ON");
        assertThat(address.getPostalCode()).isEqualTo("M5V 2T6");
        assertThat(address.getCountry()).isEqualTo("CA");
    }

    @Test
    void the_language_is_a_preferred_communication() {
        // When
        Patient patient = patient(Records.childInBritishColumbia());
        // Then
        assertThat(patient.getCommunication()).singleElement().satisfies(communication -> {
            assertThat(communication.getPreferred()).isTrue();
            assertThat(communication.getLanguage().getCodingFirstRep().getCode())
                    .isEqualTo("fr");
            assertThat(communication.getLanguage().getCodingFirstRep().getSystem())
                    .isEqualTo("urn:ietf:bcp:47");
        });
    }

    @ParameterizedTest
    @CsvSource({"fr, French, fr", "cmn, Mandarin, zh", "yue, Cantonese, zh-HK", "tl, Tagalog, ''"})
    void a_language_is_coded_where_r4_has_a_code_and_always_named(String tag, String name, String code) {
        // When
        CodeableConcept concept = Languages.concept(new Term(tag, name));

        // Then
        assertThat(concept.getText()).isEqualTo(name);
        assertThat(concept.getCoding())
                .extracting(Coding::getCode)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void ethnicity_and_indigenous_identity_are_codings_of_ca_baseline() {
        // When
        Patient patient = patient(Records.childInBritishColumbia());
        // Then
        assertThat(coding(patient, Systems.EXT_ETHNICITY).getCode()).isEqualTo("24191000087106");
        assertThat(coding(patient, Systems.EXT_INDIGENOUS).getCode()).isEqualTo("Y");
        assertThat(coding(patient, Systems.EXT_INDIGENOUS_GROUP).getCode()).isEqualTo("metis");
        assertThat(coding(patient, Systems.EXT_INDIGENOUS_GROUP).getDisplay()).isEqualTo("Metis");
    }

    @Test
    void a_guardian_is_a_contact() {
        // When
        Patient patient = patient(Records.childInBritishColumbia());
        // Then
        assertThat(patient.getContact()).singleElement().satisfies(contact -> {
            assertThat(contact.getRelationshipFirstRep().getCoding())
                    .extracting(Coding::getCode)
                    .containsExactly("CP", "GUARD");
            assertThat(contact.getName().getFamily()).isEqualTo("L'Écuyer");
            assertThat(contact.getGender()).isEqualTo(AdministrativeGender.MALE);
            assertThat(contact.getTelecomFirstRep().getValue()).isEqualTo("604-555-0124");
        });
    }

    @Test
    void what_is_not_known_is_left_out() {
        // When
        Patient patient = patient(Records.newcomer());
        // Then
        assertThat(patient.hasExtension()).isFalse();
        assertThat(patient.hasContact()).isFalse();
        assertThat(patient.getGender()).isEqualTo(AdministrativeGender.UNKNOWN);
    }

    private static Coding coding(Patient patient, String url) {
        return (Coding) patient.getExtensionByUrl(url).getValue();
    }
}
