package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseholdsTest {

    private static final int SAMPLE = 8_000;

    static Stream<People> provinces() {
        return People.ofEachProvince();
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void whoever_is_of_a_household_has_its_address_phone_language_and_origin(People people) {
        // Given
        AgeStructure ages = new AgeStructure("jurisdictions/" + people + "/");
        Households households = new Households(ages);

        // When
        Map<Long, List<Person>> byHead = IntStream.range(0, SAMPLE)
                .boxed()
                .collect(Collectors.groupingBy(
                        index -> households
                                .household(people.key(1, index))
                                .head()
                                .index(),
                        Collectors.mapping(index -> people.person(1, index), Collectors.toList())));

        // Then
        assertThat(byHead.values()).anyMatch(home -> home.size() == 4).allSatisfy(home -> {
            assertThat(home)
                    .extracting(Person::address)
                    .containsOnly(home.get(0).address());
            assertThat(home).extracting(Person::phone).containsOnly(home.get(0).phone());
            assertThat(home)
                    .extracting(Person::language)
                    .containsOnly(home.get(0).language());
            assertThat(home)
                    .extracting(Person::indigenousGroup)
                    .containsOnly(home.get(0).indigenousGroup());
        });
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void a_child_is_reached_at_a_parent_of_the_household_by_the_name_of_that_parents_record(People people) {
        // Given
        Collection<List<Person>> homes = homes(people);

        // When
        List<List<Person>> families = homes.stream()
                .filter(home -> home.stream().anyMatch(HouseholdsTest::isChild)
                        && !home.stream().allMatch(HouseholdsTest::isChild))
                .toList();

        // Then
        assertThat(families).hasSizeGreaterThan(400).allSatisfy(home -> {
            List<Person> adults =
                    home.stream().filter(person -> !isChild(person)).toList();
            assertThat(home.stream().filter(HouseholdsTest::isChild)).allSatisfy(child -> {
                Guardian guardian = child.guardian();
                assertThat(adults)
                        .filteredOn(adult -> guardian.equals(new Guardian(adult.name(), adult.gender(), adult.phone())))
                        .anyMatch(adult -> !adult.birthDate().plusYears(18).isAfter(child.birthDate()));
            });
        });
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void nearly_every_child_lives_with_a_grown_up_and_most_with_two(People people) {
        // Given
        Collection<List<Person>> homes = homes(people);

        // When
        Map<Long, Integer> children = new LinkedHashMap<>();
        for (List<Person> home : homes) {
            long adults = home.stream().filter(person -> !isChild(person)).count();
            children.merge(Math.min(adults, 2), home.size() - (int) adults, Integer::sum);
        }

        // Then
        int all = children.values().stream().mapToInt(n -> n).sum();
        assertThat(children.get(0L)).isLessThan(all / 40);
        assertThat(children.get(2L)).isGreaterThan(all * 6 / 10);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void siblings_are_not_born_within_one_pregnancy(People people) {
        // Given
        Collection<List<Person>> homes = homes(people);

        // When
        List<List<Long>> births = homes.stream()
                .map(home -> home.stream()
                        .filter(HouseholdsTest::isChild)
                        .map(person -> person.birthDate().toEpochDay())
                        .sorted()
                        .toList())
                .filter(days -> days.size() > 1)
                .toList();

        // Then
        assertThat(births)
                .hasSizeGreaterThan(100)
                .allMatch(days -> IntStream.range(1, days.size()).allMatch(i -> days.get(i) - days.get(i - 1) >= 300));
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void a_person_is_the_same_whether_the_neighbours_are_made_or_not(People people) {
        // Given
        List<Person> neighbours =
                IntStream.range(0, 64).mapToObj(i -> people.person(5, i)).toList();

        // When
        List<Person> alone = IntStream.range(0, 64)
                .mapToObj(i -> new Population(people.jurisdiction()).person(people.key(5, i)))
                .toList();

        // Then
        assertThat(alone).isEqualTo(neighbours);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void another_population_date_asked_for_in_between_changes_nobody(People people) {
        // Given
        AgeStructure ages = new AgeStructure("jurisdictions/" + people + "/");
        Households households = new Households(ages);
        Household before = households.household(people.key(5, 7));

        // When
        ages.on(LocalDate.of(1999, 1, 1));

        // Then
        assertThat(households.household(people.key(5, 7))).isEqualTo(before);
    }

    /** No two households of a block share an address, since each draws its own. */
    private static Collection<List<Person>> homes(People people) {
        Map<String, List<Person>> homes = IntStream.range(0, SAMPLE)
                .boxed()
                .collect(Collectors.groupingBy(
                        index -> index / Block.SIZE + " "
                                + people.person(1, index).address(),
                        Collectors.mapping(index -> people.person(1, index), Collectors.toList())));
        return homes.values();
    }

    private static boolean isChild(Person person) {
        return person.guardian() != null;
    }
}
