package dev.fhirseeder.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Immunization;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaccinationCardTest {

    @Test
    void the_card_says_who_it_is() {
        // When
        String card = card(Records.childInBritishColumbia());
        // Then
        assertThat(card.lines().limit(3))
                .containsExactly(
                        "L'Écuyer \"Tran\", Zoë Anne-Marie   female, born 2020-04-21",
                        "12 King George Blvd, Surrey BC V3T 0A1 (Fraser Health)   604-555-0123",
                        "health number 9876543210   language French");
    }

    @Test
    void a_dose_is_told_with_its_age_its_position_its_product_its_lot_its_place_and_what_followed() {
        // When
        String card = card(Records.childInBritishColumbia());
        // Then
        assertThat(card.lines().map(String::strip))
                .containsSubsequence(
                        "2021-05-03  12m 12d   MMR 1 of 2   [MMR] M-M-R II",
                        "lot W012345, expires 2022-11-30; 0.5 mL, Subcutaneous route; Structure of left vastus lateralis muscle",
                        "at: Public health unit, Surrey; Fraser Health",
                        "afterwards, on 2021-05-05: Fever",
                        "· row bc-mmr-1");
    }

    @Test
    void a_dose_that_was_not_given_is_told_with_its_reason() {
        // When
        String card = card(Records.childInBritishColumbia());
        // Then
        assertThat(card).contains("2024-09-12  4y 4m     MMR 2 NOT GIVEN: philosophical objection (PHILISOP)");
    }

    @Test
    void of_someone_of_whom_nothing_is_known_the_card_says_so() {
        assertThat(card(Records.newcomer())).contains("Nothing is known");
    }

    private static String card(PatientRecord record) {
        return new VaccinationCard(
                        record,
                        event -> event instanceof Immunization dose ? List.of("row " + dose.scheduleRow()) : List.of())
                .text();
    }
}
