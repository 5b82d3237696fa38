package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

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
