package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

    @Test
    void a_reaction_is_known_from_the_day_on_which_it_begins() {
        // Given
        Reaction fever =
                new Reaction("reaction/MMR/1", DAY.plusDays(8), new Term("386661006", "Fever"), BigDecimal.TEN, true);
        History history = History.of(List.of(dose(fever, null)));
        // When
        Immunization before =
                (Immunization) history.asOf(DAY.plusDays(7)).events().get(0);
        Immunization after =
                (Immunization) history.asOf(DAY.plusDays(8)).events().get(0);
        // Then
        assertThat(before).isEqualTo(dose(null, null));
        assertThat(after).isEqualTo(dose(fever, null));
    }

    @Test
    void a_weak_dose_looks_good_until_that_is_found() {
        // Given
        Flaw flaw = new Flaw(Flaw.Reason.RECALL, DAY.plusDays(9));
        History history = History.of(List.of(dose(null, flaw)));
        // When
        Immunization before = (Immunization) history.asOf(DAY).events().get(0);
        Immunization after =
                (Immunization) history.asOf(DAY.plusDays(9)).events().get(0);
        // Then
        assertThat(before.flaw()).isNull();
        assertThat(after.flaw()).isEqualTo(flaw);
    }

    @Test
    void an_entry_in_error_comes_where_it_is_taken_back() {
        // Given
        Immunization dose = dose(null, null);
        Immunization copy = dose.enteredAgain(new Flaw(Flaw.Reason.ENTERED_IN_ERROR, DAY.plusDays(20)));
        RiskFactor between = new RiskFactor("condition/1", DAY.plusDays(10), new Term("1", "x"));
        // When
        History history = History.of(List.of(copy, dose, between));
        // Then
        assertThat(history.events()).containsExactly(dose, between, copy);
        assertThat(history.asOf(DAY.plusDays(19)).events()).containsExactly(dose, between);
    }

    @Test
    void a_third_dose_of_spikevax_has_half_the_volume() {
        // Given
        Volumes volumes = Volumes.load(Lives.CATALOGUE);
        Product spikevax = product("SPIKEVAX (original strain) 0.20 mg/mL");
        Product comirnaty = product("COMIRNATY (original strain) 30 mcg/0.3 mL");
        // When // Then
        assertThat(volumes.of(spikevax, 2)).isSameAs(spikevax);
        assertThat(volumes.of(spikevax, 3).doseMillilitres()).isEqualByComparingTo("0.25");
        assertThat(volumes.of(comirnaty, 3)).isSameAs(comirnaty);
    }

    @Test
    void reasons_are_written_down_as_often_as_the_file_says() {
        // Given
        NotGiven notGiven = NotGiven.load(RefusalReasons.load("bc"));
        Draws draws = Draws.of(7);
        int[] found = new int[3];
        int tries = 200_000;
        // When
        for (int i = 0; i < tries; i++) {
            Term reason = notGiven.reason(NotGiven.Occasion.OCCASIONAL, draws.unit(), null);
            if (reason != null) {
                found[List.of("PATOBJ", "VACEFF", "VACSAF").indexOf(reason.code())]++;
            }
        }
        // Then
        assertThat(found[0] / (double) tries).isBetween(0.028, 0.032);
        assertThat(found[1] / (double) tries).isBetween(0.005, 0.007);
        assertThat(found[2] / (double) tries).isBetween(0.013, 0.015);
    }

    private static Product product(String name) {
        return Lives.CATALOGUE.named(name).get(0).product();
    }

    private static Immunization dose(@Nullable Reaction reaction, @Nullable Flaw flaw) {
        return new Immunization(
                "immunization/MMR/1",
                DAY,
                "bc-mmr-1996-1",
                "MMR",
                1,
                2,
                product("PRIORIX"),
                null,
                null,
                null,
                true,
                reaction,
                List.of(),
                null,
                flaw);
    }
}
