package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Term;
import java.time.LocalDate;
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
    void sex_at_birth_is_a_coding_of_ca_baseline_and_another_gender_is_stated_as_an_identity() {
        // When
        Patient girl = patient(Records.childInBritishColumbia());
        Patient adult = patient(Records.adultInOntario());
        // Then
        assertThat(coding(girl, Systems.EXT_BIRTH_SEX).getCode()).isEqualTo("F");
        assertThat(coding(girl, Systems.EXT_BIRTH_SEX).getSystem())
                .isEqualTo("http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender");
        assertThat(adult.hasExtension(Systems.EXT_BIRTH_SEX)).isFalse();
        assertThat(adult.getExtensionByUrl(Systems.EXT_GENDER_IDENTITY)
                        .getExtensionByUrl("value")
                        .getValue())
                .isInstanceOfSatisfying(
                        CodeableConcept.class,
                        identity -> assertThat(identity.getCodingFirstRep().getCode())
                                .isEqualTo("33791000087105"));
    }

    @Test
    void a_death_is_a_day_and_only_from_that_day_on() {
        // Given
        LocalDate day = LocalDate.parse("2025-12-24");
        Person dead = People.deceased(day);
        // When
        Patient before = patient(Records.of(11, dead.knownOn(day.minusDays(1))));
        Patient after = patient(Records.of(11, dead.knownOn(day)));
        // Then
        assertThat(before.hasDeceased()).isFalse();
        assertThat(after.getDeceasedDateTimeType().getValueAsString()).isEqualTo("2025-12-24");
        assertThat(before.equalsDeep(after.setDeceased(null))).isTrue();
    }

    @Test
    void a_newborn_without_a_number_has_our_identifier_only() {
        // When
        Patient newborn = patient(Records.of(10, People.newborn()));
        // Then
        assertThat(newborn.getIdentifier())
                .singleElement()
                .satisfies(identifier -> assertThat(identifier.getSystem()).isEqualTo(Systems.RESOURCE_ID));
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
