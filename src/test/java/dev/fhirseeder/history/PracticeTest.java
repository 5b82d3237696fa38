package dev.fhirseeder.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.random.Draws;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the data files of the practice of giving doses lead to. */
class PracticeTest {

    @Test
    void a_third_dose_of_spikevax_has_half_the_volume() {
        // Given
        Volumes volumes = Volumes.load(Lives.CATALOGUE);
        Product spikevax = product("SPIKEVAX (original strain) 0.20 mg/mL");
        Product comirnaty = product("COMIRNATY (original strain) 30 mcg/0.3 mL");
        // When // Then
        assertThat(volumes.of(spikevax).applied(spikevax, 2)).isSameAs(spikevax);
        assertThat(volumes.of(spikevax).applied(spikevax, 3).doseMillilitres()).isEqualByComparingTo("0.25");
        assertThat(volumes.of(comirnaty)).isNull();
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
}
