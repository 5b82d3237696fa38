package dev.fhirseeder.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.fhir.Records;
import dev.fhirseeder.generate.ExplainedRecord;
import dev.fhirseeder.generate.PatientRecord;
import dev.fhirseeder.history.Declined;
import dev.fhirseeder.history.Flaw;
import dev.fhirseeder.history.History;
import dev.fhirseeder.history.Immunization;
import dev.fhirseeder.history.PregnancyStatus;
import dev.fhirseeder.history.Prospect;
import dev.fhirseeder.history.Prospect.Status;
import dev.fhirseeder.person.Arrival;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        "lot W012345, expires 2022-11-30; 0.5 mL, subcutaneous; left vastus lateralis muscle",
                        "at: Public health unit, Surrey; Fraser Health",
                        "afterwards, on 2021-05-05: Fever",
                        "· row bc-mmr-1");
    }

    @Test
    void a_weak_dose_that_nobody_has_found_yet_looks_good_and_has_no_number() {
        // Given
        LocalDate day = LocalDate.parse("2021-05-03");
        Flaw flaw = new Flaw(Flaw.Reason.PARTIAL, day.plusDays(9));
        // When
        String before = card(weak(day, null));
        String after = card(weak(day, flaw));
        // Then
        assertThat(before).contains("(no number)   [MMR] M-M-R II").doesNotContain("COUNT", "counts");
        assertThat(after).contains("(counts for nothing)", "DOES NOT COUNT: partial, found on 2021-05-12");
    }

    private static PatientRecord weak(LocalDate day, @Nullable Flaw flaw) {
        PatientRecord known = Records.childInBritishColumbia();
        Immunization dose = known.history().events().stream()
                .filter(Immunization.class::isInstance)
                .map(Immunization.class::cast)
                .filter(one -> one.date().equals(day))
                .findFirst()
                .orElseThrow();
        Immunization weak = new Immunization(
                dose.role(),
                day,
                dose.scheduleRow(),
                dose.series(),
                1,
                null,
                dose.product(),
                null,
                null,
                null,
                true,
                null,
                List.of(),
                null,
                flaw);
        return new PatientRecord(known.key(), known.jurisdiction(), known.person(), new History(List.of(weak)));
    }

    @Test
    void a_dose_that_was_not_given_is_told_with_its_reason() {
        // When
        String card = card(Records.childInBritishColumbia());
        // Then
        assertThat(card).contains("2024-09-12  4y 4m     MMR 2 NOT GIVEN: philosophical objection (PHILISOP)");
    }

    @ParameterizedTest
    @CsvSource({"on, ON", "africa, Africa", "middle-east, Middle East"})
    void where_somebody_came_from_is_told_in_words(String from, String told) {
        assertThat(Lines.origin(new Arrival(LocalDate.parse("2015-09-01"), from)))
                .isEqualTo(told);
    }

    @Test
    void a_pregnancy_is_told_in_words() {
        // Given
        PatientRecord known = Records.newcomer();
        History history = new History(List.of(new PregnancyStatus("pregnancy/1", LocalDate.parse("2021-06-01"))));
        // When
        String card = card(new PatientRecord(known.key(), known.jurisdiction(), known.person(), history));
        // Then
        assertThat(card).contains("2021-06-01  13m 11d   Pregnant");
    }

    @Test
    void of_someone_of_whom_nothing_is_known_the_card_says_so() {
        assertThat(card(Records.newcomer())).contains("Nothing is known");
    }

    @Test
    void what_was_declined_and_what_is_due_stand_at_the_end() {
        // Given
        ExplainedRecord explained = new ExplainedRecord(
                Records.newcomer(),
                Map.of(),
                List.of(new Declined(
                        LocalDate.parse("2021-06-01"), "Var", "bc-var-1", List.of("declined: so it was"))));
        Prospect due =
                new Prospect("MMR", Status.DUE, 1, List.of("MMR"), LocalDate.parse("2021-04-21"), "bc-mmr-1996-1");
        Prospect later = new Prospect("DTP", Status.NOT_YET, 1, List.of("Tdap"), LocalDate.parse("2034-04-21"), "x");
        // When
        String card = new VaccinationCard(explained, List.of(due, later)).text();
        // Then
        assertThat(card.lines().map(String::strip))
                .containsSubsequence(
                        "Not taken, and not in the record",
                        "2021-06-01  13m 11d   Var",
                        "· declined: so it was",
                        "Due now",
                        "2021-04-21            MMR 1: MMR, row bc-mmr-1996-1");
        assertThat(card).doesNotContain("Tdap");
    }

    private static String card(PatientRecord record) {
        Map<String, List<String>> reasons = Map.of("immunization/MMR/1", List.of("row bc-mmr-1"));
        return new VaccinationCard(new ExplainedRecord(record, reasons, List.of()), List.of()).text();
    }
}
