package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.doses;
import static dev.fhirseeder.history.Lives.lives;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Age;
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

    /** The numbers are those of model/catch-up.csv, written down again by hand; nobody brings a dose of the series. */
    @ParameterizedTest
    @CsvSource({
        "bc,Pneu-C,2015-05-05,P5M,P7M,P12M,3",
        "on,Pneu-C,2015-05-05,P13M,P12M,P24M,2",
        "on,Pneu-C,2015-05-05,P26M,P24M,P60M,1",
        "bc,Men-C,2015-05-05,P14M,P12M,P5Y,1",
        "bc,Men-C,2015-05-05,P5M,P2M,P12M,2",
        "on,DTP,2013-05-05,P8Y,P7Y,P18Y,3",
        "bc,DTP,2013-05-05,P2Y,P12M,P3Y,5",
        "on,MMR,2010-05-05,P6Y,P12M,P18Y,2",
        "on,Var,2012-05-05,P6Y,P12M,P18Y,2",
        "on,HB,2010-05-05,P12Y,P11Y,P16Y,2",
        "on,HPV,2010-05-05,P15Y1M,P15Y,P18Y,3"
    })
    void those_who_begin_late_need_as_many_doses_as_their_age_at_the_first_asks_for(
            String pt, String series, LocalDate born, String moved, String from, String to, int expected) {
        // Given
        Historian historian = Historian.load(pt, Lives.CATALOGUE);
        Person person = People.arrived(pt, born, Age.parse(moved).from(born), "south-east-asia");
        int begun = 0;
        int complete = 0;
        // When
        for (long i = 0; i < 600; i++) {
            List<Immunization> own =
                    doses(historian
                                    .history(People.key(pt, i), person, born.plusYears(18))
                                    .events())
                            .stream()
                            .filter(dose -> counts(series, dose))
                            .toList();
            LocalDate first = own.isEmpty() ? Lives.END : own.get(0).date();
            boolean inside = !first.isBefore(Age.parse(from).from(born))
                    && first.isBefore(Age.parse(to).from(born));
            if (inside && own.get(0).transcript() == null && own.get(0).doseNumber() == 1) {
                begun++;
                complete += own.size() >= expected ? 1 : 0;
                // Then
                assertThat(own.get(0).seriesDoses()).as("%s", own.get(0)).isEqualTo(expected);
            }
        }
        assertThat(begun).isGreaterThan(20);
        assertThat(complete).isGreaterThan(begun / 2);
    }

    private static boolean counts(String series, Immunization dose) {
        boolean part = series.equals("Var") && dose.product().abbreviation().equals("MMR-Var");
        return part || dose.series().equals(series);
    }

    @ParameterizedTest
    @CsvSource({"on,2008-05-05", "on,1999-05-05", "bc,2008-05-05", "bc,2012-05-05", "bc,1999-05-05"})
    void nothing_follows_on_a_complete_series_against_hepatitis_b(String pt, LocalDate born) {
        // Given
        int complete = 0;
        // When
        for (List<Event> events : lives(pt, born, Gender.MALE)) {
            boolean done = false;
            for (Immunization dose : doses(events)) {
                if (dose.series().equals("HB")) {
                    // Then
                    assertThat(done).as("%s", dose).isFalse();
                    done = dose.seriesDoses() != null && dose.doseNumber() == dose.seriesDoses();
                    complete += done ? 1 : 0;
                }
            }
        }
        assertThat(complete).isPositive();
    }

    @Test
    void the_last_dose_against_pertussis_is_left_out_after_one_at_four_years() {
        // Given
        int shorter = 0;
        // When
        for (List<Event> events : lives("on", LocalDate.of(2013, 5, 5), Gender.MALE)) {
            List<Immunization> own = doses(events).stream()
                    .filter(dose -> dose.series().equals("DTP"))
                    .toList();
            if (own.size() > 3 && !own.get(3).date().isBefore(LocalDate.of(2017, 5, 5))) {
                shorter++;
                // Then
                assertThat(own.get(3).seriesDoses()).isEqualTo(4);
                assertThat(own.stream().skip(4).map(Immunization::date))
                        .allMatch(date -> date.isAfter(LocalDate.of(2026, 5, 5)));
            }
        }
        assertThat(shorter).isPositive();
    }
}
