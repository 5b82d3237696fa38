package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.LotPatterns;
import dev.fhirseeder.vaccine.Product;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotBookTest {

    @ParameterizedTest
    @ValueSource(strings = {"1850-06-15", "1939-12-31", "1940-01-01", "2026-11-22", "2098-12-31", "2150-02-28"})
    void a_lot_expires_on_the_last_day_of_a_month_six_to_24_months_later(LocalDate day) {
        // Given
        LotBook book = new LotBook(LotPatterns.load(), CATALOGUE);
        for (String vaccine : new String[] {"MMR", "Td", "Pneu-P-23"}) {
            Product product = CATALOGUE.named(vaccine).get(0).product();
            for (int seed = 0; seed < 100; seed++) {
                // When
                Lot lot = book.of(product).lot(Draws.of(seed), (int) day.toEpochDay(), 0.3);
                // Then
                assertThat(lot.expiry().plusDays(1).getDayOfMonth()).isEqualTo(1);
                assertThat(lot.expiry()).isBetween(day.plusMonths(6), day.plusMonths(24));
            }
        }
    }
}
