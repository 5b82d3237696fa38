package dev.fhirseeder.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fhirseeder.jurisdiction.NumberScheme;
import dev.fhirseeder.jurisdiction.NumberStyle;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HealthCardsTest {

    static Stream<People> provinces() {
        return People.ofEachProvince();
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void health_numbers_are_unique_and_pass_the_check(People people) {
        // Given
        NumberScheme scheme = people.jurisdiction().healthNumbers().scheme();

        // When
        List<String> numbers = numbers(people.sample(20_000));

        // Then
        assertThat(numbers).hasSizeGreaterThan(19_900).doesNotHaveDuplicates().allMatch(scheme::isValid);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void numbers_that_are_asked_to_fail_are_unique_and_all_fail_and_nothing_else_changes(People people) {
        // Given
        NumberScheme scheme = people.jurisdiction().healthNumbers().scheme();
        List<Person> valid = people.sample(20_000);

        // When
        List<Person> failing = LongStream.range(0, 20_000)
                .mapToObj(index ->
                        people.population().person(people.key(20260228, index), NumberStyle.INVALID_CHECK_DIGIT))
                .toList();

        // Then
        assertThat(numbers(failing))
                .hasSameSizeAs(numbers(valid))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("[1-9][0-9]{9}"))
                .noneMatch(scheme::isValid);
        assertThat(failing)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("healthCard.number")
                .isEqualTo(valid);
    }

    @ParameterizedTest
    @MethodSource("provinces")
    void a_few_newborns_and_nobody_else_have_no_number_yet_the_fewer_the_older(People people) {
        // Given
        long today = People.DATE.toEpochDay();

        // When
        List<Long> ages = people.sample(60_000).stream()
                .filter(person -> person.healthCard() == null)
                .map(person -> today - person.birthDate().toEpochDay())
                .toList();

        // Then
        assertThat(ages).hasSizeBetween(5, 80).allMatch(days -> days < 60);
        assertThat(ages.stream().filter(days -> days < 30).count()).isGreaterThan(ages.size() / 2);
    }

    @Test
    void ontario_cards_have_two_letters_but_for_a_few_old_ones() {
        // Given
        List<Person> sample = carried(People.of("on").sample(20_000));

        // When
        List<Person> without =
                sample.stream().filter(person -> card(person).version() == null).toList();

        // Then
        assertThat(without)
                .hasSizeBetween(200, 600)
                .allMatch(person -> person.birthDate().getYear() < 1995);
        assertThat(sample)
                .extracting(person -> card(person).version())
                .allMatch(version -> version == null || version.matches("[A-Z]{2}"));
    }

    @Test
    void british_columbia_cards_have_no_version() {
        // Given
        List<Person> sample = carried(People.of("bc").sample(2_000));

        // When // Then
        assertThat(sample)
                .hasSizeGreaterThan(1_900)
                .allMatch(person -> card(person).version() == null);
    }

    private static List<Person> carried(List<Person> people) {
        return people.stream().filter(person -> person.healthCard() != null).toList();
    }

    private static List<String> numbers(List<Person> people) {
        return carried(people).stream().map(person -> card(person).number()).toList();
    }

    private static HealthCard card(Person person) {
        return Objects.requireNonNull(person.healthCard());
    }
}
