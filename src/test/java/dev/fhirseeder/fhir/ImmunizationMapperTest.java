package dev.fhirseeder.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.jurisdiction.Jurisdiction;
import dev.fhirseeder.jurisdiction.Registry;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

class ImmunizationMapperTest {

    private static Immunization immunization(PatientRecord record, String role) {
        return (Immunization) Found.in(record, role);
    }

    private static Immunization mmr() {
        return immunization(Records.childInBritishColumbia(), "immunization/MMR/1");
    }

    @Test
    void a_vaccine_has_its_generic_its_trade_name_and_what_other_codes_it_has() {
        assertThat(mmr().getVaccineCode().getCoding())
                .extracting(Coding::getSystem, Coding::getCode, Coding::getDisplay)
                .containsExactly(
                        tuple(Systems.SNOMED_CT, "871831003", "[MMR] Measles, mumps and rubella vaccine"),
                        tuple(Systems.SNOMED_CT, "7161000087102", "[MMR] M-M-R II"),
                        tuple(Systems.CVX, "03", "MMR"),
                        tuple(Systems.DIN, "00466085", null));
        assertThat(mmr().getVaccineCode().getText()).isEqualTo("[MMR] M-M-R II");
        assertThat(immunization(Records.adultInOntario(), "immunization/INF/2019")
                        .getVaccineCode()
                        .getCoding())
                .hasSize(2);
    }

    @Test
    void a_dose_says_when_what_where_and_how() {
        // When
        Immunization dose = mmr();
        // Then
        assertThat(dose.getStatus()).isEqualTo(ImmunizationStatus.COMPLETED);
        assertThat(dose.getOccurrenceDateTimeType().getValueAsString()).isEqualTo("2021-05-03");
        assertThat(dose.getRecordedElement().getValueAsString()).isEqualTo("2021-05-03");
        assertThat(dose.getPrimarySource()).isTrue();
        assertThat(dose.getLotNumber()).isEqualTo("W012345");
        assertThat(dose.getExpirationDateElement().getValueAsString()).isEqualTo("2022-11-30");
        assertThat(dose.getSite().getCodingFirstRep().getCode()).isEqualTo("1217007000");
        assertThat(dose.getRoute().getCodingFirstRep().getCode()).isEqualTo("34206005");
        assertThat(dose.getDoseQuantity().getValue()).isEqualByComparingTo("0.5");
        assertThat(dose.getDoseQuantity())
                .extracting(Quantity::getUnit, Quantity::getSystem, Quantity::getCode)
                .containsExactly("mL", "http://unitsofmeasure.org", "mL");
    }

    @Test
    void a_dose_older_than_the_registry_is_recorded_when_it_began_and_is_not_first_hand() {
        // Given
        PatientRecord record = Records.childInBritishColumbia();
        Jurisdiction bc = record.jurisdiction();
        Registry registry = new Registry(LocalDate.of(2021, 1, 1), LocalDate.MIN, 1);
        PatientRecord later = new PatientRecord(
                record.key(),
                new Jurisdiction(
                        bc.code(), bc.name(), bc.healthNumbers(), bc.places(), bc.recordsAllergies(), registry),
                record.person(),
                record.history());
        // When
        Immunization before = immunization(later, "immunization/ROTA/1");
        Immunization after = immunization(later, "immunization/MMR/1");
        // Then
        assertThat(before.getOccurrenceDateTimeType().getValueAsString()).isEqualTo("2020-06-25");
        assertThat(before.getRecordedElement().getValueAsString()).isEqualTo("2021-01-01");
        assertThat(before.getPrimarySource()).isFalse();
        assertThat(before.getReportOrigin().getCodingFirstRep().getCode()).isEqualTo("record");
        assertThat(after.getPrimarySource()).isTrue();
        assertThat(after.hasReportOrigin()).isFalse();
    }

    @Test
    void an_oral_dose_has_no_site() {
        assertThat(immunization(Records.childInBritishColumbia(), "immunization/ROTA/1")
                        .hasSite())
                .isFalse();
    }

    @Test
    void maker_performer_and_place_are_logical_references() {
        // When
        Immunization dose = mmr();
        // Then
        assertThat(dose.getManufacturer().getIdentifier().getValue()).isEqualTo("MSD");
        assertThat(dose.getManufacturer().getDisplay()).isEqualTo("MERCK CANADA INC.");
        assertThat(dose.getPerformerFirstRep().getFunction().getCodingFirstRep().getCode())
                .isEqualTo("AP");
        assertThat(dose.getPerformerFirstRep().getActor().getIdentifier().getValue())
                .isEqualTo("bc-FHA");
        assertThat(dose.getPerformerFirstRep().getActor().getDisplay()).isEqualTo("Fraser Health");
        assertThat(dose.getLocation().getDisplay()).isEqualTo("Public health unit, Surrey");
        assertThat(dose.getLocation().getIdentifier())
                .extracting(Identifier::getSystem, Identifier::getValue)
                .containsExactly(Systems.SITE, "bc-FHA-public-health-surrey");
        assertThat(List.of(dose.getManufacturer(), dose.getPerformerFirstRep().getActor(), dose.getLocation()))
                .noneMatch(reference -> reference.hasReference());
    }

    @Test
    void a_maker_without_a_code_has_an_identifier_of_ours() {
        // When
        Immunization dose = immunization(Records.adultInOntario(), "immunization/INF/2019");
        // Then
        assertThat(dose.getManufacturer().getIdentifier().getSystem()).isEqualTo(Systems.MANUFACTURER);
        assertThat(dose.getManufacturer().getIdentifier().getValue()).isEqualTo("sanofi-pasteur-limited");
        assertThat(dose.getManufacturer().getDisplay()).isEqualTo("SANOFI PASTEUR LIMITED");
    }

    @Test
    void the_protocol_counts_the_dose_in_its_series() {
        // When
        ImmunizationProtocolAppliedComponent protocol = mmr().getProtocolAppliedFirstRep();
        // Then
        assertThat(protocol.getSeries()).isEqualTo("MMR");
        assertThat(protocol.getDoseNumberPositiveIntType().getValue()).isEqualTo(1);
        assertThat(protocol.getSeriesDosesPositiveIntType().getValue()).isEqualTo(2);
        assertThat(protocol.getTargetDisease())
                .extracting(disease -> disease.getCodingFirstRep().getDisplay())
                .containsExactly("Measles", "Rubella", "Mumps");
        assertThat(immunization(Records.adultInOntario(), "immunization/INF/2019")
                        .getProtocolAppliedFirstRep()
                        .hasSeriesDoses())
                .isFalse();
    }

    @Test
    void the_funding_follows_the_programme() {
        // Given
        PatientRecord adult = Records.adultInOntario();
        // Then
        assertThat(immunization(adult, "immunization/INF/2019")
                        .getFundingSource()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("public");
        assertThat(immunization(adult, "immunization/INF/2025")
                        .getFundingSource()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("private");
    }

    @Test
    void a_reaction_is_an_observation_that_the_dose_refers_to() {
        // Given
        PatientRecord record = Records.childInBritishColumbia();
        // When
        Observation fever = (Observation) Found.in(record, "immunization/MMR/1/reaction");
        // Then
        assertThat(mmr().getReactionFirstRep().getDateElement().getValueAsString())
                .isEqualTo("2021-05-05");
        assertThat(mmr().getReactionFirstRep().getDetail().getReference()).isEqualTo("urn:uuid:" + fever.getIdPart());
        assertThat(fever.getCode().getCodingFirstRep().getCode()).isEqualTo("386661006");
        assertThat(fever.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2021-05-05");
        assertThat(fever.getComponentFirstRep().getCode().getCodingFirstRep().getCode())
                .isEqualTo("8310-5");
        assertThat(fever.getComponentFirstRep().getValueQuantity().getValue()).isEqualByComparingTo("38.9");
        assertThat(fever.getComponentFirstRep().getValueQuantity().getCode()).isEqualTo("Cel");
    }

    @Test
    void a_refusal_says_why_and_nothing_of_an_administration() {
        // When
        Immunization refused = immunization(Records.childInBritishColumbia(), "immunization/MMR/2");
        // Then
        assertThat(refused.getStatus()).isEqualTo(ImmunizationStatus.NOTDONE);
        assertThat(refused.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("PHILISOP");
        assertThat(refused.getVaccineCode().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("871831003");
        assertThat(refused.getProtocolAppliedFirstRep()
                        .getDoseNumberPositiveIntType()
                        .getValue())
                .isEqualTo(2);
        assertThat(refused.hasLotNumber() || refused.hasManufacturer() || refused.hasPerformer())
                .isFalse();
        assertThat(refused.hasSite() || refused.hasRoute() || refused.hasDoseQuantity())
                .isFalse();
    }
}
