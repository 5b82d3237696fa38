package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fhirseeder.data.Table;
import dev.fhirseeder.random.Draws;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeathsTest {

    private static final int SAMPLE = 20_000;
    private static final int ALL = 99;
    private static final Map<String, double[]> TABLE = table();

    static Stream<People> provinces() {
        return People.ofEachProvince();
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void everyone_dies_once_not_before_birth_nor_before_the_registry_forgot_nor_beyond_110_years(People people) {
        // When
        List<Person> sample = people.sample(SAMPLE);

        // Then
        assertThat(sample).allSatisfy(person -> {
            assertThat(person.deceased()).isAfterOrEqualTo(person.birthDate());
            assertThat(person.deceased()).isAfterOrEqualTo(People.DATE.minusYears(3));
            assertThat(person.deceased()).isBefore(person.birthDate().plusYears(111));
        });
    }

    /** Within a band of ages the expected share is the mean over the people in it; the tolerance is 3.5 deviations. */
    @ParameterizedTest
    @MethodSource("provinces")
    void those_who_died_lately_are_as_many_by_age_as_the_life_table_says(People people) {
        // Given
        Map<Integer, double[]> bands = new TreeMap<>();

        // When
        for (Person person : people.sample(SAMPLE)) {
            int age = Period.between(person.birthDate(), People.DATE).getYears();
            double expected = diedWithin(person.gender(), age, Math.min(3, age));
            for (int band : new int[] {age < 60 ? 0 : age / 10, ALL}) {
                double[] sums = bands.computeIfAbsent(band, key -> new double[3]);
                sums[0] += expected;
                sums[1] += person.deceased().isBefore(People.DATE) ? 1 : 0;
                sums[2]++;
            }
        }

        // Then
        assertThat(bands.keySet()).contains(0, 6, 7, 8, 9, ALL);
        bands.forEach((band, found) -> assertThat(found[1])
                .as("%s: died of %s", band, found[2])
                .isCloseTo(found[0], within(3.5 * Math.sqrt(found[0]))));
    }

    @ParameterizedTest
    @CsvSource({"FEMALE, 83.9", "MALE, 79.8"})
    void the_newborn_live_as_long_as_statistics_canada_says(Gender sex, double years) {
        // Given
        Mortality mortality = new Mortality();
        LocalDate birth = LocalDate.of(2020, 2, 29);
        Draws draws = Draws.of(7);

        // When
        double sum = 0;
        for (int i = 0; i < SAMPLE; i++) {
            sum += mortality.death(sex, birth, birth, draws.child(i)).toEpochDay() - birth.toEpochDay();
        }

        // Then
        assertThat(sum / SAMPLE / 365.25).isBetween(years - 0.6, years + 0.6);
    }

    @Test
    void deaths_are_spread_over_the_year_of_life() {
        // Given
        int[] quarters = new int[4];

        // When
        for (People people : provinces().toList()) {
            for (Person person : people.sample(SAMPLE)) {
                LocalDate birth = person.birthDate();
                LocalDate death = person.deceased();
                long days = ChronoUnit.DAYS.between(birth.plusYears(ChronoUnit.YEARS.between(birth, death)), death);
                quarters[(int) (days * 4 / 366)]++;
            }
        }

        // Then
        assertThat(quarters).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(SAMPLE / 2 - 600, SAMPLE / 2 + 600);
            }
        });
    }

    private static double diedWithin(Gender sex, int age, int years) {
        double[] yearly = TABLE.get(sex == Gender.FEMALE ? "female" : "male");
        double living = 1;
        for (int back = years; back > 0; back--) {
            // Between the birthdays before and after, the person was half a year older than the completed age.
            living *= 1 - (yearly[age - back] + yearly[age - back + 1]) / 2;
        }
        return 1 - living;
    }

    private static Map<String, double[]> table() {
        double[] female = new double[111];
        double[] male = new double[111];
        Table.read("model/mortality.csv", List.of("age", "female", "male", "source", "confidence"), row -> {
            female[row.number("age")] = row.decimal("female").doubleValue();
            male[row.number("age")] = row.decimal("male").doubleValue();
            return row.text("source");
        });
        return Map.of("female", female, "male", male);
    }
}
