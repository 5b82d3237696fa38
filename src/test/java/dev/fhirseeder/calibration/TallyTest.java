package dev.fhirseeder.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a figure is met. */
class TallyTest {

    private static final Figure FIGURE = Figure.load("bc").stream()
            .filter(figure -> figure.id().equals("age-2-polio-2021"))
            .findFirst()
            .orElseThrow();

    /** 92 % with a tolerance of 1.5 points: of 10,000 people two standard errors are 0.54 points more. */
    @ParameterizedTest
    @CsvSource({"9200,within", "9400,within", "9000,within", "9410,OUTSIDE", "8990,OUTSIDE"})
    void a_figure_is_met_within_its_tolerance_and_the_error_of_the_sample(int hits, String verdict) {
        // Given
        Tally tally = new Tally(FIGURE);
        // When
        for (int i = 0; i < 10_000; i++) {
            tally.add(i < hits);
        }
        // Then
        assertThat(tally.verdict()).as("%s", tally).isEqualTo(verdict);
    }

    @Test
    void a_figure_of_nobody_is_not_met() {
        assertThat(new Tally(FIGURE).verdict()).isEqualTo("OUTSIDE");
    }
}
