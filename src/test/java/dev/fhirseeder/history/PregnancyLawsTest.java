package dev.fhirseeder.history;

import static dev.fhirseeder.history.Lives.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.person.Gender;
import dev.fhirseeder.person.Person;
import dev.fhirseeder.vaccine.Eligibility;
import dev.fhirseeder.vaccine.Listing;
import dev.fhirseeder.vaccine.Product;
import dev.fhirseeder.vaccine.ScheduleRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of pregnancies and of the doses in them, tried on many women. */
class PregnancyLawsTest {

    private static final int WOMEN = 3_000;
    private static final Fertility FERTILITY = Fertility.load();

    @Test
    void births_are_as_many_by_age_as_the_table_says() {
        // Given
        int[] births = new int[7];
        double[] expected = {5.5, 31, 77, 103, 58, 12.5, 0.9};
        // When
        for (long i = 0; i < 20_000; i++) {
            Person woman = woman("bc", 1985);
            Pregnancies own = pregnancies("bc", i, woman);
            for (int n = 0; n < own.count(); n++) {
                births[age(woman, own.birth(n)) / 5 - 3]++;
            }
        }
        // Then
        for (int band = 1; band < births.length - 1; band++) {
            assertThat(births[band] / 100.0)
                    .as("births per 1000 women and year from %s on", 15 + band * 5)
                    .isBetween(expected[band] * 0.93, expected[band] * 1.07);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void pregnancies_lie_between_15_and_49_years_of_age_and_do_not_overlap(String pt) {
        for (long i = 0; i < 20_000; i++) {
            Person woman = woman(pt, 1960 + (int) (i % 50));
            Pregnancies own = pregnancies(pt, i, woman);
            for (int n = 0; n < own.count(); n++) {
                assertThat(age(woman, own.begin(n))).isGreaterThanOrEqualTo(15);
                assertThat(age(woman, own.birth(n))).isLessThan(50);
                assertThat(n == 0 || own.begin(n) >= own.birth(n - 1) + 90).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALE", "OTHER", "UNKNOWN"})
    void only_women_are_pregnant(Gender gender) {
        for (long i = 0; i < 1_000; i++) {
            Person person = People.born("on", LocalDate.of(1990, 1, 1), gender, false);
            assertThat(pregnancies("on", i, person).count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void doses_for_pregnant_women_are_given_once_a_pregnancy_in_its_weeks(String pt) {
        // Given
        Map<String, ScheduleRow> rows = Lives.rows(pt);
        Set<String> seen = new HashSet<>();
        // When
        forEachWoman(pt, (own, events) -> {
            Set<String> given = new HashSet<>();
            for (Immunization dose : Lives.doses(events)) {
                if (rows.get(dose.scheduleRow()).eligibility() == Eligibility.PREGNANT) {
                    int day = (int) dose.date().toEpochDay();
                    int number = own.at(day);
                    // Then
                    assertThat(number).as("pregnant: %s", dose).isNotNegative();
                    int week = (day - own.begin(number)) / 7;
                    assertThat(week)
                            .as("week: %s", dose)
                            .isBetween(
                                    dose.series().equals("RSV") ? 32 : 13,
                                    dose.series().equals("RSV") ? 36 : 39);
                    assertThat(given.add(dose.series() + number))
                            .as("once: %s", dose)
                            .isTrue();
                    assertThat(dose.series().equals("RSV")
                                    && List.of(4, 5, 6, 7, 8, 9)
                                            .contains(dose.date().getMonthValue()))
                            .isFalse();
                    seen.add(dose.scheduleRow());
                }
            }
        });
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(rows.values().stream()
                        .filter(row -> row.eligibility() == Eligibility.PREGNANT)
                        .map(ScheduleRow::id)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void no_live_vaccine_is_given_in_pregnancy_or_in_the_month_before(String pt) {
        // Given
        Set<Product> live = CATALOGUE.listings().stream()
                .filter(listing ->
                        listing.live() || listing.product().route().display().startsWith("Nasal"))
                .map(Listing::product)
                .collect(Collectors.toSet());
        int[] grown = new int[1];
        // When
        forEachWoman(
                pt,
                (own, events) -> Lives.doses(events).stream()
                        .filter(dose -> live.contains(dose.product()))
                        .forEach(dose -> {
                            int day = (int) dose.date().toEpochDay();
                            // Then
                            assertThat(own.at(day)).as("%s", dose).isNegative();
                            assertThat(own.at(day + 28)).as("%s", dose).isNegative();
                            grown[0] += dose.date().getYear() > 2000 ? 1 : 0;
                        }));
        assertThat(grown[0]).isGreaterThan(WOMEN / 20);
    }

    /** A pregnancy from day 1000 to the birth on day 1280, and one from 1500 on. */
    @ParameterizedTest
    @CsvSource({
        "971, 971",
        "972, 1280",
        "1000, 1280",
        "1279, 1280",
        "1280, 1280",
        "1471, 1471",
        "1472, 1780",
        "1780, 1780"
    })
    void live_vaccines_wait_for_the_day_of_birth(int day, int clear) {
        // Given
        Pregnancies pregnancies = new Pregnancies(new int[] {1280, 1780, 0}, 2);

        // When // Then
        assertThat(pregnancies.clearFrom(day)).isEqualTo(clear);
    }

    @ParameterizedTest
    @CsvSource({
        "bc, DTP, 2021-02-01, 2026-10-31, 0.65",
        "on, DTP, 2018-06-01, 2022-01-31, 0.29",
        "on, DTP, 2022-07-01, 2026-10-31, 0.65",
        "bc, Inf, 2022-01-01, 2026-10-31, 0.53",
        "on, Inf, 2014-01-01, 2026-10-31, 0.49"
    })
    void as_many_pregnant_women_are_vaccinated_as_the_surveys_say(
            String pt, String series, LocalDate from, LocalDate to, double share) {
        // Given
        int[] count = new int[2];
        // When
        forEachWoman(pt, (own, events) -> {
            Map<Integer, Boolean> vaccinated = new HashMap<>();
            for (int n = 0; n < own.count(); n++) {
                if (own.begin(n) >= from.toEpochDay() && own.birth(n) <= to.toEpochDay()) {
                    vaccinated.put(n, false);
                }
            }
            for (Immunization dose : Lives.doses(events)) {
                int number = own.at((int) dose.date().toEpochDay());
                if (dose.series().equals(series) && vaccinated.containsKey(number)) {
                    vaccinated.put(number, true);
                }
            }
            count[0] += vaccinated.size();
            count[1] +=
                    (int) vaccinated.values().stream().filter(given -> given).count();
        });
        // Then
        assertThat(count[0]).isGreaterThan(400);
        assertThat(count[1] / (double) count[0]).isBetween(share - 0.06, share + 0.06);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bc", "on"})
    void a_pregnancy_is_noted_once_on_the_day_of_a_dose_in_it(String pt) {
        // Given
        int[] noted = new int[1];
        // When
        forEachWoman(pt, (own, events) -> {
            Set<LocalDate> days =
                    Lives.doses(events).stream().map(Immunization::date).collect(Collectors.toSet());
            Set<Integer> numbers = new HashSet<>();
            for (Event event : events) {
                if (event instanceof PregnancyStatus status) {
                    noted[0]++;
                    int number = own.at((int) status.date().toEpochDay());
                    // Then
                    assertThat(numbers.add(number)).isTrue();
                    assertThat(status.role()).isEqualTo("pregnancy/" + (number + 1));
                    assertThat(days).contains(status.date());
                }
            }
        });
        assertThat(noted[0]).isGreaterThan(WOMEN / 10);
    }

    /** Women who were or will be of the age for children in the years of the programmes. */
    private static void forEachWoman(String pt, BiConsumer<Pregnancies, List<Event>> law) {
        Historian historian = Historian.load(pt, CATALOGUE);
        for (long i = 0; i < WOMEN; i++) {
            Person woman = woman(pt, 1975 + (int) (i % 25));
            law.accept(
                    pregnancies(pt, i, woman),
                    historian.history(People.key(pt, i), woman, Lives.END).events());
        }
    }

    private static Person woman(String pt, int year) {
        return People.born(pt, LocalDate.of(year, 3, 3), Gender.FEMALE, false);
    }

    private static Pregnancies pregnancies(String pt, long index, Person person) {
        return FERTILITY.pregnancies(
                person, People.key(pt, index).draws().child("history").child("pregnancies"));
    }

    private static int age(Person person, int day) {
        return person.birthDate().until(LocalDate.ofEpochDay(day)).getYears();
    }
}
