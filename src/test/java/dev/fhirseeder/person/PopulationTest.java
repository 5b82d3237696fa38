package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fhirseeder.random.RecordKey;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PopulationTest {

    private static final int SAMPLE = 2000;

    static Stream<People> provinces() {
        return People.ofEachProvince();
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void the_same_key_gives_the_same_person_on_any_thread_and_in_any_order(People people) {
        // Given
        List<Person> backwards = new ArrayList<>();
        for (long index = SAMPLE - 1; index >= 0; index--) {
            backwards.add(people.person(11, index));
        }
        Collections.reverse(backwards);
        Population another = new Population(people.jurisdiction());

        // When
        List<Person> parallel = LongStream.range(0, SAMPLE)
                .parallel()
                .mapToObj(index -> another.person(people.key(11, index)))
                .toList();

        // Then
        assertThat(parallel).isEqualTo(backwards);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void who_is_wanted_is_told_as_the_whole_person_tells_it(People people) {
        // Given
        String place = people.person(11, 0).address().place().name();
        List<Criteria> some = List.of(
                Criteria.NONE,
                new Criteria(18L, null, List.of()),
                new Criteria(null, 0L, List.of()),
                new Criteria(65L, 90L, List.of()),
                new Criteria(null, null, List.of(place.toUpperCase(Locale.ROOT), "Nowhere")),
                new Criteria(5L, 60L, List.of(place)));
        Population population = new Population(people.jurisdiction());
        LocalDate day = people.key(11, 0).populationDate().plusDays(100);

        for (Criteria criteria : some) {
            // When
            List<Long> wanted = LongStream.range(0, SAMPLE)
                    .filter(index -> population.isWanted(people.key(11, index), criteria, day))
                    .boxed()
                    .toList();

            // Then
            assertThat(wanted)
                    .isNotEmpty()
                    .containsExactlyElementsOf(LongStream.range(0, SAMPLE)
                            .filter(index -> fulfils(people.person(11, index), criteria, day))
                            .boxed()
                            .toList());
        }
    }

    private static boolean fulfils(Person person, Criteria criteria, LocalDate day) {
        int age = Period.between(person.birthDate(), day).getYears();
        LocalDate died = person.deceased();
        return criteria.isEmpty()
                || (criteria.ageFrom() == null || age >= criteria.ageFrom())
                        && (criteria.ageTo() == null || age <= criteria.ageTo())
                        && (criteria.places().isEmpty()
                                || criteria.places().stream()
                                        .anyMatch(name -> name.equalsIgnoreCase(
                                                person.address().place().name())))
                        && (died == null || died.isAfter(day));
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void other_seeds_give_other_people(People people) {
        // Given
        List<Person> one =
                LongStream.range(0, 200).mapToObj(i -> people.person(1, i)).toList();

        // When
        List<Person> other =
                LongStream.range(0, 200).mapToObj(i -> people.person(2, i)).toList();

        // Then
        assertThat(other).doesNotContainAnyElementsOf(one);
        assertThat(other)
                .extracting(Person::healthCard)
                .isNotEqualTo(one.stream().map(Person::healthCard).toList());
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void nobody_is_born_after_the_population_date_nor_older_than_the_oldest_group(People people) {
        // Given
        List<Person> sample = people.sample(20_000);

        // When
        List<Integer> ages = sample.stream()
                .map(person -> Period.between(person.birthDate(), People.DATE).getYears())
                .toList();

        // Then
        assertThat(sample).noneMatch(person -> person.birthDate().isAfter(People.DATE));
        assertThat(ages).contains(0, 18, 95).allMatch(age -> age >= 0 && age <= 103);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void the_postal_code_belongs_to_the_place_and_uses_no_letter_that_the_post_avoids(People people) {
        // Given
        List<Person> sample = people.sample(SAMPLE);

        // When
        List<Address> addresses = sample.stream().map(Person::address).toList();

        // Then
        assertThat(addresses).allSatisfy(address -> {
            assertThat(address.postalCode())
                    .matches("[A-Z][0-9][A-Z] [0-9][A-Z][0-9]")
                    .doesNotContainPattern("[DFIOQU]");
            assertThat(address.place().forwardSortationAreas())
                    .contains(address.postalCode().substring(0, 3));
            assertThat(address.line()).matches("([0-9]+-)?[0-9]+ [A-Z][a-z]+ [A-Z][a-z]+");
        });
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void the_phone_is_of_the_place_and_of_the_range_for_fiction(People people) {
        // Given
        List<Person> sample = people.sample(SAMPLE);

        // When // Then
        assertThat(sample).allSatisfy(person -> {
            assertThat(person.phone()).matches("[0-9]{3}-555-01[0-9]{2}");
            assertThat(person.address().place().areaCodes())
                    .contains(person.phone().substring(0, 3));
        });
    }

    /** Whoever changes these values has changed every record of every seed. */
    @ParameterizedTest
    @CsvSource({"bc, 9822681228, 1979-07-04, V8R 1S7", "on, 7403647006, 1980-08-20, M4N 7M2"})
    void the_first_person_of_a_seed_never_changes(String code, String number, LocalDate birthDate, String postalCode) {
        // Given
        People people = People.of(code);

        // When
        Person first = people.person(1, 0);

        // Then
        assertThat(first.healthCard()).isNotNull();
        assertThat(first.healthCard().number()).isEqualTo(number);
        assertThat(first.birthDate()).isEqualTo(birthDate);
        assertThat(first.address().postalCode()).isEqualTo(postalCode);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void minors_and_only_minors_have_a_guardian(People people) {
        // Given
        List<Person> sample = people.sample(SAMPLE);

        // When // Then
        assertThat(sample).anyMatch(person -> person.guardian() != null);
        assertThat(sample)
                .allSatisfy(person -> assertThat(person.guardian() != null)
                        .isEqualTo(
                                Period.between(person.birthDate(), People.DATE).getYears() < 18));
    }

    @Test
    void a_key_of_another_province_and_an_index_beyond_the_capacity_are_refused() {
        // Given
        People people = People.of("bc");
        RecordKey other = new RecordKey(1, "on", People.DATE, 0);
        RecordKey last = people.key(1, 81_818_181);
        RecordKey beyond = people.key(1, 81_818_182);

        // When // Then
        assertThat(people.population().person(last).healthCard().number()).startsWith("9");
        assertThatThrownBy(() -> people.population().person(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> people.population().person(beyond)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
