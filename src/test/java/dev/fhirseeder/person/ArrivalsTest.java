package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.data.Table;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalsTest {

    private static final int SAMPLE = 20_000;
    private static final Set<String> REGIONS = Set.of(
            "africa",
            "americas",
            "east-asia",
            "europe",
            "middle-east",
            "south-asia",
            "south-east-asia",
            "united-states");

    static Stream<People> provinces() {
        return People.ofEachProvince();
    }

    /** 2021 Census: 29 % of British Columbia and 30 % of Ontario are immigrants; 9 % or so of those under 15. */
    @ParameterizedTest
    @CsvSource({"bc, 0.29, 0.085", "on, 0.30, 0.05"})
    void as_many_as_the_census_says_were_born_abroad_or_elsewhere_in_canada(
            String code, double abroad, double province) {
        // Given
        List<Person> sample = people(code).sample(SAMPLE);

        // When
        double foreign = share(sample, ArrivalsTest::isForeign);
        double children =
                share(sample.stream().filter(person -> age(person) < 15).toList(), ArrivalsTest::isForeign);
        double moved = share(sample, person -> person.arrival() != null && !isForeign(person));

        // Then
        assertThat(foreign).isBetween(abroad - 0.015, abroad + 0.015);
        assertThat(children).isBetween(0.06, 0.12);
        assertThat(moved).isBetween(province - 0.012, province + 0.012);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void nobody_comes_before_four_weeks_of_age_nor_after_the_population_date_or_death(People people) {
        // When
        List<Person> arrived = arrived(people);

        // Then
        assertThat(arrived).hasSizeGreaterThan(SAMPLE / 4).allSatisfy(person -> {
            LocalDate date = person.arrival().date();
            assertThat(date).isAfterOrEqualTo(person.birthDate().plusDays(28));
            assertThat(date).isBeforeOrEqualTo(People.DATE).isBeforeOrEqualTo(person.deceased());
        });
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void most_adults_come_between_20_and_40_and_some_as_children(People people) {
        // Given
        List<Person> adults = arrived(people).stream()
                .filter(person -> isForeign(person) && age(person) >= 40)
                .toList();

        // When
        double young = share(adults, person -> ageAtArrival(person) >= 20 && ageAtArrival(person) < 40);
        double children = share(adults, person -> ageAtArrival(person) < 15);

        // Then
        assertThat(young).isBetween(0.55, 0.75);
        assertThat(children).isBetween(0.12, 0.3);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void where_from_is_a_known_region_with_its_country_or_another_province(People people) {
        // Given
        Map<String, String> regions = new HashMap<>();
        Table.read("catalogue/countries.csv", List.of("code", "name", "region", "source"), row -> {
            regions.put(row.text("code"), row.text("region"));
            return row.text("source");
        });

        // When
        Set<String> seen = new HashSet<>();
        arrived(people).forEach(person -> {
            Arrival arrival = person.arrival();
            seen.add(arrival.from());
            // Then
            if (arrival.country() != null) {
                assertThat(arrival.from()).isEqualTo(regions.get(arrival.country()));
            } else {
                assertThat(arrival.from()).isIn("bc", "on").isNotEqualTo(people.toString());
            }
        });
        assertThat(Set.copyOf(regions.values())).isEqualTo(REGIONS);
        assertThat(seen).containsAll(REGIONS).hasSize(REGIONS.size() + 1);
    }

    /** The preferred language tells where someone was born, unless it is English or French. */
    @ParameterizedTest
    @CsvSource({
        "pa, south-asia",
        "ta, south-asia",
        "ko, east-asia",
        "cmn, east-asia south-east-asia",
        "yue, east-asia south-east-asia",
        "tl, south-east-asia",
        "fa, middle-east south-asia",
        "es, americas",
        "it, europe",
        "ru, europe"
    })
    void the_region_of_birth_fits_the_language(String language, String regions) {
        // Given
        List<Person> speakers = provinces()
                .flatMap(people -> arrived(people).stream())
                .filter(person -> isForeign(person) && person.language().code().equals(language))
                .toList();

        // When // Then
        assertThat(speakers)
                .hasSizeGreaterThan(10)
                .allSatisfy(person ->
                        assertThat(regions.split(" ")).contains(person.arrival().from()));
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void indigenous_people_are_not_born_abroad_and_all_other_groups_sometimes(People people) {
        // When
        List<Person> foreign =
                arrived(people).stream().filter(ArrivalsTest::isForeign).toList();
        Set<String> groups = new HashSet<>();
        foreign.forEach(person -> groups.add(
                person.ethnicity() == null ? "none" : person.ethnicity().display()));

        // Then
        assertThat(foreign).noneMatch(person -> person.indigenousGroup() != null);
        assertThat(groups)
                .contains(
                        "none",
                        "European (ethnic group)",
                        "Chinese (ethnic group)",
                        "South Asian (ethnic group)",
                        "Black - ethnic group (ethnic group)");
    }

    private static boolean isForeign(Person person) {
        return person.arrival() != null && person.arrival().country() != null;
    }

    private static int age(Person person) {
        return Period.between(person.birthDate(), People.DATE).getYears();
    }

    private static int ageAtArrival(Person person) {
        return Period.between(person.birthDate(), person.arrival().date()).getYears();
    }

    private static List<Person> arrived(People people) {
        return people.sample(SAMPLE).stream()
                .filter(person -> person.arrival() != null)
                .toList();
    }

    private static double share(List<Person> of, Predicate<Person> which) {
        return of.stream().filter(which).count() / (double) of.size();
    }

    private static People people(String code) {
        return provinces()
                .filter(people -> people.jurisdiction().code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
