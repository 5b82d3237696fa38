package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.doses;
import static dev.fhirseeder.history.Lives.lives;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of what those are given who come late. */
class CatchUpLawsTest {

    @ParameterizedTest
    @CsvSource({"on,HPV,2009-05-05,15", "on,HB,2008-05-05,16"})
    void a_series_that_begins_late_has_three_doses_and_one_that_begins_early_two(
            String pt, String series, LocalDate born, int age) {
        // Given
        List<Integer> lengths = new ArrayList<>();
        // When
        for (List<Event> events : lives(pt, born, Gender.FEMALE)) {
            List<Immunization> own = doses(events).stream()
                    .filter(dose -> dose.series().equals(series))
                    .toList();
            if (!own.isEmpty()) {
                int expected = own.get(0).date().isBefore(born.plusYears(age)) ? 2 : 3;
                // Then
                assertThat(own).as("%s", own).hasSizeLessThanOrEqualTo(expected);
                assertThat(own.get(0).seriesDoses()).as("%s", own.get(0)).isEqualTo(expected);
                lengths.add(own.size());
            }
        }
        assertThat(lengths).contains(1, 2, 3);
    }

    @Test
    void hepatitis_b_in_grade_6_is_two_doses_of_adult_strength_for_those_who_have_had_none() {
        // Given
        int begun = 0;
        int finished = 0;
        // When
        for (List<Event> events : lives("bc", LocalDate.of(2010, 5, 5), Gender.MALE)) {
            int before = 0;
            for (Immunization dose : doses(events)) {
                boolean adult = Set.of("Engerix B", "RECOMBIVAX HB")
                        .contains(dose.product().name());
                if (dose.scheduleRow().startsWith("bc-hb-2012")) {
                    begun += before == 0 ? 1 : 0;
                    finished += adult ? 0 : 1;
                    // Then
                    assertThat(adult).as("%s", dose).isEqualTo(dose.seriesDoses() != null && dose.seriesDoses() == 2);
                    assertThat(adult || before > 0).as("%s", dose).isTrue();
                }
                before += dose.product().diseases().stream()
                                .anyMatch(disease -> disease.display().equals("Hepatitis B"))
                        ? 1
                        : 0;
            }
        }
        assertThat(begun).isPositive();
        assertThat(finished).isPositive();
    }
}
