package dev.fhirseeder.vaccine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void each_code_belongs_to_one_display() {
        // Given
        List<Term> terms = catalogue.listings().stream()
                .map(Listing::product)
                .flatMap(p -> Stream.of(p.trade(), p.generic(), p.cvx()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        // When
        List<String> codes = terms.stream().map(Term::code).toList();
        // Then
        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void the_check_digit_of_every_snomed_code_is_right() {
        // Given
        List<Term> terms = catalogue.listings().stream()
                .map(Listing::product)
                .flatMap(p -> Stream.of(
                        p.trade(), p.generic(), p.route(), p.diseases().get(0)))
                .filter(Objects::nonNull)
                .toList();
        // When
        List<Term> wrong =
                terms.stream().filter(term -> !Verhoeff.isValid(term.code())).toList();
        // Then
        assertThat(wrong).isEmpty();
        assertThat(Verhoeff.isValid("91934004")).isFalse();
    }

    @Test
    void a_product_is_usable_within_its_dates_and_ages_only() {
        // Given
        LocalDate birth = LocalDate.of(2016, 11, 30);
        // When
        List<Listing> before = catalogue.usable("GARDASIL 9", birth, LocalDate.of(2025, 11, 29));
        List<Listing> from = catalogue.usable("GARDASIL 9", birth, LocalDate.of(2025, 11, 30));
        List<Listing> after = catalogue.usable("GARDASIL", LocalDate.of(2005, 1, 1), LocalDate.of(2018, 1, 1));
        // Then
        assertThat(before).isEmpty();
        assertThat(from).hasSize(1);
        assertThat(after).isEmpty();
    }

    @Test
    void an_unknown_name_is_refused() {
        // When
        // Then
        assertThatThrownBy(() -> catalogue.named("MMRR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MMRR");
    }

    @Test
    void a_series_selects_a_combination_that_was_given_in_it() {
        // Given
        Product mmrv = catalogue.named("PRIORIX-TETRA").get(0).product();
        Selection mmr = Selection.of(List.of("mmr"));
        // When
        boolean inSeries = mmr.chooses("MMR", mmrv);
        boolean elsewhere = mmr.chooses("Var", mmrv);
        boolean byDisease = Selection.of(List.of("Measles")).chooses("Var", mmrv);
        // Then
        assertThat(inSeries).isTrue();
        assertThat(elsewhere).isFalse();
        assertThat(byDisease).isTrue();
        assertThat(Selection.ALL.chooses("Var", mmrv)).isTrue();
    }
}
